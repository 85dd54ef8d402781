//! Words that somebody hopes will be more than words: mark-up, scripts, addresses, headers, commands, terminals.
//!
//! Put together here from what ends a context and what would begin in its place, and a list of what needs no end.

/// What may end the place that words stand in.
const ENDS: [&str; 12] = [
    "",
    "\">",
    "'>",
    "\"'`>",
    "</title>",
    "</textarea>",
    "</blockquote></main>",
    "</style>",
    "</script>",
    "-->",
    "]]>",
    "&quot;&gt;",
];

/// What would begin there.
const BEGINS: [&str; 13] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe src=//evil.example></iframe>",
    "<a href=javascript:alert(1)>x</a>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<link rel=stylesheet href=//evil.example>",
    "<form action=//evil.example><input name=x autofocus onfocus=alert(1)>",
    "<style>*{display:none}</style>",
    "<details open ontoggle=alert(1)>",
    "<math><mtext><table><mglyph><style><img src onerror=alert(1)>",
    "<!--",
];

/// What needs no end.
const OTHERS: [&str; 68] = [
    "' onmouseover='alert(1)",
    "\" onmouseover=\"alert(1)",
    " onfocus=alert(1) autofocus ",
    "\" style=\"position:fixed",
    "\" srcdoc=\"<script>alert(1)</script>",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    " javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "//evil.example/x",
    "https://evil.example/\"x",
    "{{ frame.title }} {% block x %}",
    "{% include \"/etc/passwd\" %}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "{{constructor.constructor('alert(1)')()}}",
    "&lt;b&gt; &amp;amp; &#60;",
    "&#x3c;script&#x3e;alert(1)&#x3c;/script&#x3e;",
    "&lt;script&gt;",
    "&NewLine;&Tab;&colon;",
    "\u{202e}evil\u{2066}\u{200f}",
    "\u{202a}\u{202b}\u{202d}\u{2067}\u{2068}",
    "line\u{2028}break\u{2029}\u{85}\t\r\n",
    "\u{0}\u{1}\u{7f}",
    "\u{feff}\u{200b}\u{200d}",
    "\u{fdd0}\u{fffe}\u{10ffff}",
    "\u{1b}[2J\u{1b}[31mred",
    "\u{1b}]0;title\u{7}",
    "\u{1b}]8;;https://evil.example\u{1b}\\x\u{1b}]8;;\u{1b}\\",
    "\u{9b}31m\u{90}q\u{9c}",
    "\u{8}\u{8}\u{8}gone\rover",
    "x\r\nSet-Cookie: a=b",
    "x\r\n\r\n<html>",
    "x\nLocation: //evil.example",
    "%0d%0aSet-Cookie:%20a=b",
    "../../../../etc/passwd",
    "..\\..\\windows",
    "%2e%2e%2fetc%2fpasswd",
    "/absolute",
    "?party=north#fragment",
    "#:~:text=evil",
    "a/b/c",
    "](https://evil.example) **x** `y` > z",
    "![x](javascript:alert(1))",
    "```\n<b>\n```",
    "# heading\n- item\n1. one",
    "<https://evil.example>",
    "}\\input{/etc/passwd}{%$#_^~",
    "@article{x, title={y}}",
    "\\write18{id}",
    "}, note = {x",
    "\"}, {\"evil\": \"true",
    "\\u003cscript\\u003e",
    "\\\"; alert(1); //",
    "</script><script>alert(1)",
    "]]><x/>",
    "<![CDATA[x]]>",
    "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
    "<atom:link href=\"//evil.example\"/>",
    "---\ntitle: x\n---",
    "[[party]]\nname = \"x\"",
    "\"\"\"\nname = \"x\"",
    "=cmd|' /C calc'!A0",
    "'; DROP TABLE statements; --",
    "$(id) `id` ; id | id && id",
    "%s%s%n %x",
    "<plaintext>",
];

/// All of them.
pub(crate) fn all() -> Vec<String> {
    let built = ENDS
        .iter()
        .flat_map(|end| BEGINS.iter().map(move |begin| format!("{end}{begin}")));
    let all: Vec<String> = built.chain(OTHERS.map(str::to_owned)).collect();
    assert!(all.len() >= 200, "{}", all.len());
    all
}
