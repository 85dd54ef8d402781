//! The project's own source, taken apart: which module names what.
//!
//! A real parser reads it, so that comments and strings do not count and imports of any shape do. Code that only
//! tests use is passed over: the invariants are about what is shipped.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use syn::visit::{self, Visit};
use syn::{Attribute, ItemUse, UseTree};

/// One source file.
pub(crate) struct Source {
    /// Path under `src`, with slashes: `process/serve.rs`.
    pub(crate) file: String,
    /// Every path that is named, absolute where it begins in this crate: `crate::web::links`, `tokio::net`.
    pub(crate) names: BTreeSet<String>,
    /// The file itself.
    pub(crate) tree: syn::File,
}

impl Source {
    /// Takes `code` apart as if it were the file `file`.
    pub(crate) fn parse(file: &str, code: &str) -> Self {
        let tree = syn::parse_file(code).unwrap_or_else(|error| panic!("{file}: {error}"));
        let mut collector = Collector {
            module: module_of(file),
            names: BTreeSet::new(),
        };
        collector.visit_file(&tree);
        Self {
            file: file.to_owned(),
            names: collector.names,
            tree,
        }
    }

    /// The top module the file belongs to: `process` of `process/serve.rs`; `lib` and `main` of themselves.
    pub(crate) fn top(&self) -> &str {
        let first = self.file.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// The names that are `prefix` or lie in it.
    pub(crate) fn names_in(&self, prefix: &str) -> Vec<&str> {
        self.names
            .iter()
            .filter(|name| {
                name.strip_prefix(prefix)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
            })
            .map(|name| &**name)
            .collect()
    }
}

/// Every file under `src` that is shipped.
pub(crate) fn all() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources: Vec<_> = files(&root)
        .iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .map(|path| {
            let file = path.strip_prefix(&root).expect("under src");
            let file = file.to_str().expect("UTF-8").replace('\\', "/");
            let code = std::fs::read_to_string(path).expect("readable");
            Source::parse(&file, &code)
        })
        .collect();
    let tests: BTreeSet<String> = sources.iter().flat_map(test_modules).collect();
    sources.retain(|source| !tests.contains(&module_of(&source.file).join("::")));
    assert!(sources.len() > 15, "the source was not found");
    sources
}

/// Every file below `folder`, in order.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// `["crate", "process", "serve"]` of `process/serve.rs`.
fn module_of(file: &str) -> Vec<String> {
    let stem = file.strip_suffix(".rs").unwrap_or(file);
    let mut module = vec!["crate".to_owned()];
    module.extend(
        stem.split('/')
            .filter(|part| !matches!(*part, "mod" | "lib" | "main"))
            .map(str::to_owned),
    );
    module
}

/// The modules that `source` declares for tests only.
fn test_modules(source: &Source) -> Vec<String> {
    let module = module_of(&source.file).join("::");
    let items = source.tree.items.iter();
    items
        .filter_map(|item| match item {
            syn::Item::Mod(inner) if inner.content.is_none() && is_for_tests(&inner.attrs) => {
                Some(format!("{module}::{}", inner.ident))
            }
            _ => None,
        })
        .collect()
}

fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute
                .parse_args::<syn::Path>()
                .is_ok_and(|path| path.is_ident("test"))
    })
}

struct Collector {
    module: Vec<String>,
    names: BTreeSet<String>,
}

impl Collector {
    /// Adds a path as it is written, after `crate`, `self` and `super` are made absolute.
    fn add(&mut self, written: &[String]) {
        let mut absolute: Vec<String> = Vec::new();
        for segment in written {
            match &**segment {
                "self" if absolute.is_empty() => absolute.clone_from(&self.module),
                "super" => {
                    if absolute.is_empty() {
                        absolute.clone_from(&self.module);
                    }
                    absolute.pop();
                }
                _ => absolute.push(segment.clone()),
            }
        }
        self.names.insert(absolute.join("::"));
    }

    fn add_tree(&mut self, before: &[String], tree: &UseTree) {
        let with = |name: String| [before, &[name]].concat();
        match tree {
            UseTree::Path(path) => self.add_tree(&with(path.ident.to_string()), &path.tree),
            UseTree::Name(name) if name.ident == "self" => self.add(before),
            // A whole crate: `use tokio as t`. Without the second segment it would look like a variable.
            UseTree::Rename(rename) if before.is_empty() => {
                self.add(&[rename.ident.to_string(), "self".to_owned()]);
            }
            UseTree::Name(name) if before.is_empty() => {
                self.add(&[name.ident.to_string(), "self".to_owned()]);
            }
            UseTree::Name(name) => self.add(&with(name.ident.to_string())),
            UseTree::Rename(rename) => self.add(&with(rename.ident.to_string())),
            UseTree::Glob(_) => self.add(before),
            UseTree::Group(group) => group.items.iter().for_each(|t| self.add_tree(before, t)),
        }
    }

    /// Paths in the unparsed inside of a macro: names with `::` between them.
    fn add_tokens(&mut self, tokens: proc_macro2::TokenStream) {
        use proc_macro2::TokenTree;
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(name) => {
                    if colons != 2 && !path.is_empty() {
                        self.add(&std::mem::take(&mut path));
                    }
                    path.push(name.to_string());
                    colons = 0;
                }
                TokenTree::Punct(mark) if mark.as_char() == ':' => colons += 1,
                other => {
                    if !path.is_empty() {
                        self.add(&std::mem::take(&mut path));
                    }
                    colons = 0;
                    if let TokenTree::Group(group) = other {
                        self.add_tokens(group.stream());
                    }
                }
            }
        }
        if !path.is_empty() {
            self.add(&path);
        }
    }
}

impl<'t> Visit<'t> for Collector {
    fn visit_item_use(&mut self, item: &'t ItemUse) {
        if !is_for_tests(&item.attrs) {
            self.add_tree(&[], &item.tree);
        }
    }

    fn visit_item_mod(&mut self, item: &'t syn::ItemMod) {
        if !is_for_tests(&item.attrs) {
            self.module.push(item.ident.to_string());
            visit::visit_item_mod(self, item);
            self.module.pop();
        }
    }

    fn visit_item_fn(&mut self, item: &'t syn::ItemFn) {
        if !is_for_tests(&item.attrs) {
            visit::visit_item_fn(self, item);
        }
    }

    fn visit_path(&mut self, path: &'t syn::Path) {
        let written: Vec<_> = path.segments.iter().map(|s| s.ident.to_string()).collect();
        self.add(&written);
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, found: &'t syn::Macro) {
        self.visit_path(&found.path);
        self.add_tokens(found.tokens.clone());
    }
}
