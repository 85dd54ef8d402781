use onrecord::article::{self, Kind};
use onrecord::span::CodePoints;
fn main() {
    for f in std::env::args().skip(1) {
        let data = std::fs::read_to_string(&f).unwrap();
        let (mut arts, mut titled, mut dl, mut body, mut furn, mut gold) = (0, 0, 0, 0, 0, 0);
        for line in data.lines() {
            let v: serde_json::Value = serde_json::from_str(line).unwrap();
            let text = v["text"].as_str().unwrap();
            let a = article::read("a.txt", text.as_bytes()).unwrap();
            arts += 1;
            titled += usize::from(a.title_span.is_some());
            dl += usize::from(a.dateline.is_some());
            if let Some(d) = a.dateline {
                println!("DATELINE {}", d.of(&a.text));
            }
            match a.title_span {
                Some(t) => println!("TITLE {}", t.of(&a.text)),
                None => println!(
                    "NOTITLE {}",
                    a.paragraphs[0]
                        .span
                        .of(&a.text)
                        .chars()
                        .take(150)
                        .collect::<String>()
                ),
            }
            let points = CodePoints::new(&a.text);
            let n = a.paragraphs.len();
            for (i, p) in a.paragraphs.iter().enumerate() {
                match p.kind {
                    Kind::Furniture => {
                        furn += 1;
                        println!("FURN {i}/{n} {}", p.span.of(&a.text).replace('\n', "⏎"));
                        let (s, e) = (points.at(p.span.start), points.at(p.span.end));
                        for st in v["statements"].as_array().into_iter().flatten() {
                            for c in st["content"].as_array().unwrap() {
                                let (cs, ce) = (
                                    c[0].as_u64().unwrap() as usize,
                                    c[1].as_u64().unwrap() as usize,
                                );
                                if cs < e && s < ce {
                                    gold += 1;
                                    println!("GOLD!! {} {}", v["id"], p.span.of(&a.text));
                                }
                            }
                        }
                    }
                    Kind::Body => body += 1,
                    Kind::Title => {}
                }
                if p.kind == Kind::Body && p.span.of(&a.text).len() < 60 {
                    println!("SHORTBODY {i}/{n} {}", p.span.of(&a.text));
                }
            }
        }
        println!(
            "SUM {f} articles {arts} titled {titled} datelines {dl} body {body} furniture {furn} gold-in-furniture {gold}"
        );
    }
}
