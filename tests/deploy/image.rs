//! The image: what its recipe says, and the static program alone in an empty tree, as it would run there.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::http::get;
use crate::program::Ending;
use crate::scratch::Scratch;
use crate::{project, text};

/// The recipe's instructions, comments and continued lines resolved.
fn instructions() -> Vec<(String, String)> {
    let recipe = text("deploy/Containerfile").replace("\\\n", " ");
    recipe
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| {
            let (word, rest) = line.split_once(' ').expect("an instruction");
            (word.to_owned(), rest.trim().to_owned())
        })
        .collect()
}

/// Those of the stage that becomes the image.
fn last_stage() -> Vec<(String, String)> {
    let all = instructions();
    let begin = all.iter().rposition(|(word, _)| word == "FROM");
    all[begin.expect("a stage")..].to_vec()
}

fn of<'i>(instructions: &'i [(String, String)], word: &str) -> Vec<&'i str> {
    instructions
        .iter()
        .filter(|(w, _)| w == word)
        .map(|(_, rest)| &**rest)
        .collect()
}

/// The words of an instruction in exec form.
fn exec(instruction: &str) -> Vec<String> {
    serde_json::from_str(instruction).unwrap_or_else(|_| panic!("not in exec form: {instruction}"))
}

#[test]
fn the_image_is_one_program_on_an_empty_base_for_a_numbered_user() {
    let stage = last_stage();
    assert_eq!(of(&stage, "FROM"), ["scratch"]);
    let copied = of(&stage, "COPY");
    assert_eq!(copied.len(), 1, "{copied:?}");
    let program = copied[0].rsplit(' ').next().expect("a target");
    let user = of(&stage, "USER");
    let [user] = user[..] else {
        panic!("{user:?}");
    };
    for number in user.split(':') {
        assert!(number.parse::<u32>().is_ok_and(|n| n > 999), "{user}");
    }
    assert_eq!(exec(of(&stage, "ENTRYPOINT")[0]), [program]);
    let check = of(&stage, "HEALTHCHECK")[0];
    let command = check.split_once("CMD ").expect("a command").1;
    assert_eq!(exec(command), [program, "healthcheck"]);
    let port = of(&stage, "EXPOSE")[0];
    let listen = format!("ONRECORD_LISTEN=0.0.0.0:{port}");
    assert_eq!(of(&stage, "ENV"), [listen]);
    assert!(of(&stage, "RUN").is_empty() && of(&stage, "CMD").is_empty());
}

/// Builds what the recipe copies, and nothing else of the project, for a static program.
fn built() -> PathBuf {
    let tree = Scratch::new();
    let all = instructions();
    for copied in of(&all, "COPY") {
        let mut words: Vec<&str> = copied.split(' ').collect();
        if words[0].starts_with("--from") {
            continue;
        }
        words.pop();
        for word in words {
            let from = project(word);
            assert!(from.exists(), "{word}");
            symlink(from, tree.path(word)).expect("linked");
        }
    }
    let target = format!("{}-unknown-linux-musl", std::env::consts::ARCH);
    // Kept between runs; a folder of its own, because the one of the tests is in use.
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("image");
    let status = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--locked", "--target", &target])
        // What it does is tested elsewhere: here it is built fast.
        .args([
            "--config",
            "profile.dev.package.'*'.opt-level=0",
            "--config",
            "profile.dev.debug=0",
        ])
        .arg("--manifest-path")
        .arg(tree.path("Cargo.toml"))
        .arg("--target-dir")
        .arg(&folder)
        .status()
        .expect("cargo");
    assert!(status.success(), "rustup target add {target}");
    folder.join(target).join("debug/onrecord")
}

/// Whether an ELF file of 64 bits asks for an interpreter, as everything does that is not static.
fn asks_for_an_interpreter(elf: &[u8]) -> bool {
    const INTERPRETER: u32 = 3;
    assert!(
        elf.starts_with(b"\x7fELF\x02\x01"),
        "ELF, 64 bits, little endian"
    );
    let number = |at: usize, bytes: usize| {
        let mut all = [0; 8];
        all[..bytes].copy_from_slice(&elf[at..at + bytes]);
        usize::try_from(u64::from_le_bytes(all)).expect("64 bits")
    };
    let (table, size, count) = (number(32, 8), number(54, 2), number(56, 2));
    (0..count).any(|n| number(table + n * size, 4) == INTERPRETER as usize)
}

/// The program alone in a tree that nobody may write to, under a user that no system knows.
struct Image(Scratch);

impl Image {
    fn new(program: &Path) -> Self {
        let tree = Scratch::new();
        fs::create_dir(tree.path("root")).expect("a folder");
        fs::copy(program, tree.path("root/onrecord")).expect("copied");
        fs::create_dir(tree.path("root/articles")).expect("a folder");
        tree.file(
            "root/articles/a.txt",
            "A Title in the Tree\n\n“We will talk,” Ann Lee said.\n",
        );
        for (path, mode) in [
            ("root/articles/a.txt", 0o444),
            ("root/articles", 0o555),
            ("root", 0o555),
        ] {
            let mode = fs::Permissions::from_mode(mode);
            fs::set_permissions(tree.path(path), mode).expect("its mode");
        }
        Self(tree)
    }

    /// A command of the image with nothing in its environment but `variables`.
    fn command(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Command {
        let root = self.0.path("root");
        let output = Command::new("id").arg("-u").output().expect("id");
        // The superuser becomes somebody; anybody else becomes nobody.
        let mut command = if output.stdout == b"0\n" {
            let mut command = Command::new("/usr/sbin/chroot");
            command.args(["--userspec=54321:54321", &root]);
            command
        } else {
            let mut command = Command::new("/usr/bin/unshare");
            command.args(["--user", &format!("--root={root}")]);
            command
        };
        command.arg("/onrecord").args(arguments).env_clear();
        command.envs(variables.iter().copied());
        command
    }
}

impl Drop for Image {
    fn drop(&mut self) {
        // Else nobody could remove it, either.
        for path in ["root", "root/articles"] {
            let _ = fs::set_permissions(self.0.path(path), fs::Permissions::from_mode(0o755));
        }
    }
}

#[test]
fn the_static_program_serves_and_probes_itself_in_an_empty_tree() {
    let program = built();
    let elf = fs::read(&program).expect("the program");
    assert!(!asks_for_an_interpreter(&elf), "it is not static");
    let this = fs::read(env!("CARGO_BIN_EXE_onrecord")).expect("the program");
    assert!(asks_for_an_interpreter(&this), "the check can tell");

    let image = Image::new(&program);
    for (dossier, title) in [
        (None, "On Record"),
        (Some("/articles"), "A Title in the Tree"),
    ] {
        let free = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = free.local_addr().expect("an address").to_string();
        drop(free);
        let mut variables = vec![("ONRECORD_LISTEN", &*address)];
        variables.extend(dossier.map(|dir| ("ONRECORD_DOSSIER", dir)));
        // A probe before there is a server says no.
        let mut probe = image.command(&["healthcheck"], &variables);
        assert_eq!(
            probe
                .stderr(Stdio::null())
                .status()
                .expect("a probe")
                .code(),
            Some(1)
        );
        let child = image
            .command(&[], &variables)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut child = Ending(child);
        let mut line = String::new();
        BufReader::new(child.0.stdout.take().expect("standard output"))
            .read_line(&mut line)
            .expect("a line");
        assert_eq!(line, format!("On Record is at http://{address}/\n"));
        assert!(get(&address, "/").text().contains(title));
        let probe = image.command(&["healthcheck"], &variables).status();
        assert_eq!(probe.expect("a probe").code(), Some(0));
        crate::program::tell(&child.0, "-TERM");
        assert!(child.0.wait().expect("it ends").success());
    }
    let names = |dir: &str| fs::read_dir(image.0.path(dir)).expect("listed").count();
    assert_eq!(
        (names("root"), names("root/articles")),
        (2, 1),
        "nothing was written"
    );
}
