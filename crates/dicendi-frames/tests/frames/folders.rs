//! Folders of tables: whole or not there, and never somebody else's.

use crate::example;
use dicendi_frames::{Error, Tables, TablesBuilder};
use std::fs;
use std::path::{Path, PathBuf};

/// A folder that is gone after the test.
struct Scratch(PathBuf);

impl Scratch {
    fn new(test: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("dicendi-{test}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir(&folder).unwrap();
        Scratch(folder)
    }

    fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(&self.0)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn tables(articles: &[&str]) -> Tables {
    let mut builder = TablesBuilder::default();
    articles
        .iter()
        .for_each(|id| builder.push(&example::council(id)));
    builder.finish(0.0).unwrap()
}

fn refused(result: Result<impl Sized, Error>, folder: &Path, words: &str) {
    let error = result.err().expect("refused");
    assert!(error.is_storage());
    let message = error.to_string();
    assert!(
        message.contains(&*folder.to_string_lossy()) && message.contains(words),
        "{message}"
    );
}

#[test]
fn what_is_written_is_loaded() {
    let scratch = Scratch::new("loaded");
    let (folder, written) = (scratch.join("deep/tables"), tables(&["a", "b"]));
    written.write(&folder).unwrap();
    let loaded = Tables::load(&folder).unwrap();
    for &name in Tables::NAMES {
        let (before, after) = (written.get(name).unwrap(), loaded.get(name).unwrap());
        assert!(
            before.equals_missing(after) && before.schema() == after.schema(),
            "{name}"
        );
    }
    assert_eq!(scratch.names(), ["deep"]);
}

#[test]
fn tables_replace_tables() {
    let scratch = Scratch::new("replace");
    let folder = scratch.join("tables");
    fs::create_dir(&folder).unwrap();
    for articles in [&["a", "b"][..], &["c"]] {
        tables(articles).write(&folder).unwrap();
        assert_eq!(
            Tables::load(&folder).unwrap().articles.height(),
            articles.len()
        );
        assert_eq!(scratch.names(), ["tables"]);
    }
}

#[test]
fn other_folders_are_left_alone() {
    let scratch = Scratch::new("alone");
    let folder = scratch.join("mine");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("these.docx"), "three years of work").unwrap();
    refused(tables(&["a"]).write(&folder), &folder, "these.docx");
    refused(
        Tables::load(&folder),
        &folder,
        "not a folder of dicendi tables",
    );
    refused(
        tables(&["a"]).write(folder.join("these.docx")),
        &folder,
        "these.docx",
    );
    assert_eq!(
        fs::read_to_string(folder.join("these.docx")).unwrap(),
        "three years of work"
    );
    assert_eq!(scratch.names(), ["mine"]);
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    // Nobody, not even root, makes folders there.
    let folder = Path::new("/proc/dicendi/tables");
    refused(tables(&["a"]).write(folder), Path::new("/proc/dicendi"), "");
    refused(Tables::load(folder), folder, "");
}

#[test]
fn damaged_tables_are_refused() {
    let scratch = Scratch::new("damaged");
    let folder = scratch.join("tables");
    let write = || tables(&["a"]).write(&folder).unwrap();
    write();
    let parquet = folder.join("statements.parquet");
    let whole = fs::read(&parquet).unwrap();
    fs::write(&parquet, &whole[..whole.len() / 2]).unwrap();
    refused(Tables::load(&folder), &parquet, "not readable as Parquet");
    write();
    fs::copy(folder.join("articles.parquet"), &parquet).unwrap();
    refused(
        Tables::load(&folder),
        &parquet,
        "not those of the table `statements`",
    );
    write();
    fs::remove_file(&parquet).unwrap();
    refused(Tables::load(&folder), &parquet, "");
    write();
    let manifest = folder.join("dicendi.json");
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, text.replace("\"format\": 3", "\"format\": 999")).unwrap();
    refused(Tables::load(&folder), &folder, "format 999");
    fs::write(&manifest, "{").unwrap();
    refused(Tables::load(&folder), &manifest, "not a manifest");
    fs::remove_file(&manifest).unwrap();
    refused(Tables::load(&folder), &folder, "it has no dicendi.json");
    refused(
        tables(&["a"]).write(&folder),
        &folder,
        "without a dicendi.json",
    );
}
