//! The map of the code, checked on the syntax tree: which part may import which.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use syn::visit::Visit;

/// A module by its names from the crate's root: `["app", "admin"]`.
type Module = Vec<String>;

/// One source file: where it is and every module path that it names, tests left out.
struct Source {
    path: PathBuf,
    module: Module,
    used: BTreeSet<Vec<String>>,
}

/// Every module with the names that it re-exports and where they come from.
struct Tree {
    sources: Vec<Source>,
    modules: BTreeSet<Module>,
    exports: BTreeMap<Vec<String>, Vec<String>>,
}

impl Tree {
    fn read(folder: &Path) -> Tree {
        let mut paths = Vec::new();
        collect(folder, &mut paths);
        let parsed: Vec<(PathBuf, Module, syn::File)> = paths
            .into_iter()
            .map(|path| {
                let module = module_of(path.strip_prefix(folder).unwrap());
                let file = syn::parse_file(&fs::read_to_string(&path).unwrap()).unwrap();
                (path, module, file)
            })
            .collect();
        let modules: BTreeSet<Module> = parsed.iter().map(|(_, module, _)| module.clone()).collect();
        let mut exports = BTreeMap::new();
        let mut sources = Vec::new();
        for (path, module, file) in parsed {
            let mut paths =
                Paths { module: &module, modules: &modules, used: BTreeSet::new(), exports: Vec::new() };
            paths.visit_file(&file);
            exports.extend(paths.exports);
            let used = paths.used;
            sources.push(Source { path, module, used });
        }
        Tree { sources, modules, exports }
    }

    /// The module that a path leads into, through re-exports.
    fn target(&self, path: &[String]) -> Module {
        let mut path = path.to_vec();
        for _ in 0..8 {
            let exported = (1..=path.len()).rev().find_map(|length| {
                self.exports.get(&path[..length]).map(|from| [from, &path[length..]].concat())
            });
            match exported {
                Some(next) if next != path => path = next,
                _ => break,
            }
        }
        while !path.is_empty() && !self.modules.contains(&path) {
            path.pop();
        }
        path
    }

    /// Who imports whom among the parts of a folder, with one file that does so.
    fn edges(&self, folder: &[String]) -> BTreeMap<(String, String), PathBuf> {
        let part = |module: &[String]| module.strip_prefix(folder).and_then(|rest| rest.first()).cloned();
        let mut found = BTreeMap::new();
        for source in &self.sources {
            let Some(own) = part(&source.module) else { continue };
            for target in source.used.iter().filter_map(|path| part(&self.target(path))) {
                if target != own {
                    found.entry((own.clone(), target)).or_insert_with(|| source.path.clone());
                }
            }
        }
        found
    }
}

/// Every Rust file below a folder.
pub fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

fn module_of(path: &Path) -> Module {
    let mut names: Module =
        path.with_extension("").iter().map(|name| name.to_string_lossy().into_owned()).collect();
    if matches!(names.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        names.pop();
    }
    names
}

/// Collects module paths: of `use`, of types and expressions, and of what macros are given.
struct Paths<'a> {
    module: &'a Module,
    modules: &'a BTreeSet<Module>,
    used: BTreeSet<Vec<String>>,
    exports: Vec<(Vec<String>, Vec<String>)>,
}

impl Paths<'_> {
    /// A path as written, from the crate's root; `None` where it leads out of the crate.
    fn absolute(&self, written: &[String]) -> Option<Vec<String>> {
        let mut base = self.module.clone();
        let mut rest = written;
        match rest.first()?.as_str() {
            "crate" => {
                base.clear();
                rest = &rest[1..];
            }
            "self" => rest = &rest[1..],
            "super" => {}
            name => {
                base.push(name.to_string());
                return self.modules.contains(&base).then(|| [self.module.as_slice(), rest].concat());
            }
        }
        while rest.first().is_some_and(|name| name == "super") {
            base.pop();
            rest = &rest[1..];
        }
        Some([base.as_slice(), rest].concat())
    }

    fn note(&mut self, written: &[String]) {
        self.used.extend(self.absolute(written));
    }

    fn leaves(tree: &syn::UseTree, before: &[String], found: &mut Vec<(String, Vec<String>)>) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => Self::leaves(&path.tree, &with(&path.ident), found),
            syn::UseTree::Name(name) if name.ident == "self" => {
                found.push((before.last().cloned().unwrap_or_default(), before.to_vec()));
            }
            syn::UseTree::Name(name) => found.push((name.ident.to_string(), with(&name.ident))),
            syn::UseTree::Rename(rename) => found.push((rename.rename.to_string(), with(&rename.ident))),
            syn::UseTree::Glob(_) => found.push(("*".into(), before.to_vec())),
            syn::UseTree::Group(group) => {
                for item in &group.items {
                    Self::leaves(item, before, found);
                }
            }
        }
    }
}

fn is_test(attributes: &[syn::Attribute]) -> bool {
    let written = |attribute: &syn::Attribute| match &attribute.meta {
        syn::Meta::List(list) => list.tokens.to_string(),
        _ => String::new(),
    };
    attributes.iter().any(|it| it.path().is_ident("cfg") && written(it) == "test")
}

impl<'ast> Visit<'ast> for Paths<'_> {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !is_test(&item.attrs) {
            syn::visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let mut leaves = Vec::new();
        Self::leaves(&item.tree, &[], &mut leaves);
        for (name, written) in leaves {
            self.note(&written);
            let is_public = !matches!(item.vis, syn::Visibility::Inherited);
            if let (true, Some(from)) = (is_public, self.absolute(&written)) {
                self.exports.push(([self.module.as_slice(), &[name]].concat(), from));
            }
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let written: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.note(&written);
        syn::visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, macro_: &'ast syn::Macro) {
        let tokens = macro_.tokens.to_string();
        let words: Vec<&str> = tokens.split_whitespace().collect();
        for (place, word) in words.iter().enumerate() {
            if words.get(place + 1) == Some(&"::") && (place == 0 || words[place - 1] != "::") {
                let mut written = vec![(*word).to_string()];
                let mut next = place + 1;
                while words.get(next) == Some(&"::") && words.get(next + 1).is_some() {
                    written.push(words[next + 1].to_string());
                    next += 2;
                }
                self.note(&written);
            }
        }
        syn::visit::visit_macro(self, macro_);
    }
}

/// Ours, read once.
static TREE: LazyLock<Tree> = LazyLock::new(|| Tree::read(&source_folder()));

fn source_folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The parts of a folder in the order in which its `lib.rs` or `mod.rs` lists them.
fn listed(file: &Path) -> Vec<String> {
    let parsed = syn::parse_file(&fs::read_to_string(file).unwrap()).unwrap();
    let modules = parsed.items.iter().filter_map(|item| match item {
        syn::Item::Mod(module) if !is_test(&module.attrs) => Some(module.ident.to_string()),
        _ => None,
    });
    modules.collect()
}

/// Imports of a part that stands below the importing one in the list.
fn upward(tree: &Tree, folder: &[String], order: &[String]) -> Vec<String> {
    let place = |name: &String| order.iter().position(|known| known == name);
    let edges = tree.edges(folder).into_iter();
    edges
        .filter(|((own, target), _)| place(target) > place(own))
        .map(|((_, target), path)| format!("{}: uses `{target}`, which stands below it", path.display()))
        .collect()
}

/// A circle of imports among the parts of a folder, if there is one.
fn circle(edges: &BTreeMap<(String, String), PathBuf>) -> Option<String> {
    fn walk(
        part: &str,
        edges: &BTreeMap<(String, String), PathBuf>,
        trail: &mut Vec<String>,
        done: &mut BTreeSet<String>,
    ) -> Option<String> {
        if let Some(from) = trail.iter().position(|seen| seen == part) {
            return Some(format!("{} -> {part}", trail[from..].join(" -> ")));
        }
        if !done.insert(part.to_string()) {
            return None;
        }
        trail.push(part.to_string());
        let next = edges.keys().filter(|(own, _)| own == part).map(|(_, target)| target.as_str());
        let found = next.collect::<Vec<_>>().into_iter().find_map(|target| walk(target, edges, trail, done));
        trail.pop();
        found
    }
    let mut done = BTreeSet::new();
    edges.keys().find_map(|(part, _)| walk(part, edges, &mut Vec::new(), &mut done))
}

#[test]
fn a_module_imports_only_modules_above_it_in_the_map() {
    let tree = &*TREE;
    let faults = upward(tree, &[], &listed(&source_folder().join("lib.rs")));
    assert!(faults.is_empty(), "move the code, or the module in src/lib.rs:\n{}", faults.join("\n"));
}

/// Questions do not know each other and neither do screens. What they share stands above them, in
/// `questions/fact.rs` or in `questions/picker.rs`.
#[test]
fn a_part_of_the_conversation_imports_only_parts_above_it() {
    let tree = &*TREE;
    let folder = vec!["conversation".to_string()];
    let mut faults = upward(tree, &folder, &listed(&source_folder().join("conversation/mod.rs")));
    for alone in ["questions", "screens"] {
        let edges = tree.edges(&["conversation".to_string(), alone.to_string()]);
        let siblings = edges.iter().filter(|((_, target), _)| !["fact", "picker"].contains(&target.as_str()));
        faults.extend(
            siblings.map(|((_, target), path)| format!("{}: uses its sibling `{target}`", path.display())),
        );
    }
    assert!(faults.is_empty(), "move the code, or return `Next`:\n{}", faults.join("\n"));
}

/// The lists in the `mod.rs` of both folders are maps like the one in `src/lib.rs`.
#[test]
fn a_part_of_the_app_and_of_the_store_imports_only_parts_above_it() {
    let tree = &*TREE;
    let faults = ["app", "store"].into_iter().flat_map(|folder| {
        let order = listed(&source_folder().join(folder).join("mod.rs"));
        upward(tree, &[folder.to_string()], &order)
    });
    let faults: Vec<String> = faults.collect();
    assert!(faults.is_empty(), "move the code, or the part in the list:\n{}", faults.join("\n"));
}

/// Its parts import each other: it is one `World` with its methods in several files.
const CIRCULAR: &str = "playground";

/// `mod.rs` is the face of its folder and may use and be used by every part of it.
#[test]
fn no_folder_but_the_playground_has_a_circle_of_imports() {
    let tree = &*TREE;
    let folders: BTreeSet<Module> = tree
        .modules
        .iter()
        .filter(|module| !module.is_empty())
        .map(|it| it[..it.len() - 1].to_vec())
        .collect();
    let circles: Vec<String> = folders
        .iter()
        .filter(|folder| folder.join("/") != CIRCULAR)
        .filter_map(|folder| circle(&tree.edges(folder)).map(|it| format!("{}: {it}", folder.join("/"))))
        .collect();
    assert!(circles.is_empty(), "move what both need into a part of its own:\n{}", circles.join("\n"));
}

/// The check itself sees an import through a group, a re-export, an expression and a macro.
#[test]
fn an_import_is_seen_however_it_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("lib.rs", "mod group; mod exported; mod called; mod printed; mod tested; pub mod below;");
    fs::create_dir(folder.path().join("below")).unwrap();
    write("below/mod.rs", "mod inner; pub use inner::{Thing as Renamed, act};");
    write("below/inner.rs", "pub struct Thing; pub fn act() {}");
    write("group.rs", "use crate::{below::{self}, group};");
    write("exported.rs", "use super::below::Renamed;");
    write("called.rs", "fn f() { crate::below::act() }");
    write("printed.rs", "fn f() { println!(\"{:?}\", super::below::act()) }");
    write("tested.rs", "#[cfg(test)] mod tests { use crate::below; }");
    let tree = Tree::read(folder.path());
    let importing: Vec<String> = tree.edges(&[]).into_keys().map(|(own, _)| own).collect();
    assert_eq!(importing, ["called", "exported", "group", "printed"]);
    assert_eq!(upward(&tree, &[], &listed(&folder.path().join("lib.rs"))).len(), 4);

    write("below/inner.rs", "use crate::called;");
    let tree = Tree::read(folder.path());
    assert_eq!(circle(&tree.edges(&[])).unwrap(), "below -> called -> below");
}

/// Public functions that return a `Result` and do not say when they fail.
struct SilentFailures {
    found: Vec<String>,
}

impl SilentFailures {
    fn look_at(
        &mut self,
        visibility: &syn::Visibility,
        attributes: &[syn::Attribute],
        signature: &syn::Signature,
    ) {
        let is_public = matches!(visibility, syn::Visibility::Public(_));
        if is_public && can_fail(&signature.output) && !documentation(attributes).contains("# Errors") {
            self.found.push(signature.ident.to_string());
        }
    }
}

impl<'ast> Visit<'ast> for SilentFailures {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !is_test(&item.attrs) {
            syn::visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if !is_test(&item.attrs) {
            self.look_at(&item.vis, &item.attrs, &item.sig);
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.look_at(&item.vis, &item.attrs, &item.sig);
    }

    /// The functions of a trait are as public as the trait is.
    fn visit_item_trait(&mut self, item: &'ast syn::ItemTrait) {
        for inside in &item.items {
            if let syn::TraitItem::Fn(function) = inside {
                self.look_at(&item.vis, &function.attrs, &function.sig);
            }
        }
    }
}

/// Whether it returns a `Result`, at once or as what a future ends with.
fn can_fail(output: &syn::ReturnType) -> bool {
    let syn::ReturnType::Type(_, returned) = output else { return false };
    match &**returned {
        syn::Type::ImplTrait(future) => future.bounds.iter().any(|bound| match bound {
            syn::TypeParamBound::Trait(bound) => bound.path.segments.iter().any(ends_with_a_result),
            _ => false,
        }),
        returned => is_result(returned),
    }
}

fn is_result(returned: &syn::Type) -> bool {
    let syn::Type::Path(path) = returned else { return false };
    path.path.segments.last().is_some_and(|last| last.ident == "Result")
}

/// `Future<Output = Result<…>>`.
fn ends_with_a_result(segment: &syn::PathSegment) -> bool {
    let syn::PathArguments::AngleBracketed(arguments) = &segment.arguments else { return false };
    arguments.args.iter().any(|argument| match argument {
        syn::GenericArgument::AssocType(output) => output.ident == "Output" && is_result(&output.ty),
        _ => false,
    })
}

fn documentation(attributes: &[syn::Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        syn::Meta::NameValue(line) if line.path.is_ident("doc") => match &line.value {
            syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => Some(text.value()),
            _ => None,
        },
        _ => None,
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn silent_failures(text: &str) -> Vec<String> {
    let mut silent = SilentFailures { found: Vec::new() };
    silent.visit_file(&syn::parse_file(text).unwrap());
    silent.found
}

#[test]
fn every_public_function_that_can_fail_says_when() {
    let mut paths = Vec::new();
    collect(&source_folder(), &mut paths);
    let mut found = Vec::new();
    for path in paths {
        let silent = silent_failures(&fs::read_to_string(&path).unwrap());
        found.extend(silent.iter().map(|name| format!("{}: {name}", path.display())));
    }
    assert!(found.is_empty(), "say under `# Errors` when these fail:\n{}", found.join("\n"));
    assert_eq!(silent_failures("/// Reads.\npub fn read() -> io::Result<u8> { Ok(1) }"), ["read"]);
    assert_eq!(
        silent_failures("/// # Errors\n/// Never.\npub fn read() -> Result<u8, ()> { Ok(1) }"),
        [""; 0]
    );
    assert_eq!(silent_failures("pub trait Disk { fn read(&self) -> io::Result<u8>; }"), ["read"]);
    let later = "fn read(&self) -> impl Future<Output = Result<u8, ()>> + Send;";
    assert_eq!(silent_failures(&format!("pub trait Disk {{ {later} }}")), ["read"]);
    assert_eq!(silent_failures(&format!("trait Inner {{ {later} }}")), [""; 0]);
}
