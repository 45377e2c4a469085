//! A folder of tables: Parquet files, and a manifest that is written last and names them.

use crate::error::{Error, Result};
use crate::files::{Beside, names, read_parquet, sync};
use crate::schema::Tables;
use dicendi_core::provenance::VERSION;
use polars_core::prelude::{DataFrame, SchemaExt};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub(crate) const MANIFEST: &str = "dicendi.json";

/// Raised when a table's columns change, so that an old folder is named as such.
const FORMAT: u32 = 3;

/// What the folder holds.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
pub(crate) struct Manifest {
    format: u32,
    version: String,
    /// How many rows each table has.
    pub rows: BTreeMap<String, usize>,
    /// The files of each table, in the order of their rows.
    pub files: BTreeMap<String, Vec<String>>,
    /// Of an archive: the numbers of the parts that were read, and whether lists of the user's own said who is who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archive: Option<Joined>,
}

/// What the tables of an archive were made from.
#[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Joined {
    pub parts: Vec<u32>,
    pub own_lists: bool,
}

impl Manifest {
    pub fn new(archive: Option<Joined>) -> Self {
        Manifest {
            format: FORMAT,
            version: VERSION.into(),
            rows: Tables::NAMES.iter().map(|&name| (name.into(), 0)).collect(),
            files: Tables::NAMES
                .iter()
                .map(|&name| (name.into(), vec![]))
                .collect(),
            archive,
        }
    }

    /// Notes a file of a table.
    pub fn add(&mut self, table: &str, file: String, n_rows: usize) {
        *self.rows.entry(table.into()).or_default() += n_rows;
        self.files.entry(table.into()).or_default().push(file);
    }

    pub fn write(&self, folder: &Beside) -> Result<()> {
        let text = serde_json::to_string_pretty(self).expect("a manifest is plain JSON");
        folder.write(MANIFEST, text.as_bytes())
    }

    pub fn read(folder: &Path) -> Result<Self> {
        let text = fs::read(folder.join(MANIFEST)).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound if folder.is_dir() => Error::storage(
                folder,
                format!("not a folder of dicendi tables: it has no {MANIFEST}"),
            ),
            _ => Error::storage(folder, error),
        })?;
        let faulty = |error: &dyn std::fmt::Display| {
            let message = format!("not a manifest of dicendi: {error}");
            Error::storage(&folder.join(MANIFEST), message)
        };
        #[derive(serde::Deserialize)]
        struct Format {
            format: u32,
            version: String,
        }
        let Format { format, version } =
            serde_json::from_slice(&text).map_err(|error| faulty(&error))?;
        if format != FORMAT {
            let message = format!(
                "written by dicendi {version} in format {format}, this is dicendi {VERSION}, which reads format \
                 {FORMAT}"
            );
            return Err(Error::storage(folder, message));
        }
        let manifest: Manifest = serde_json::from_slice(&text).map_err(|error| faulty(&error))?;
        for name in Tables::NAMES {
            if manifest.files.get(*name).is_none_or(Vec::is_empty) {
                return Err(faulty(&format!("it has no file of the table `{name}`")));
            }
        }
        // A manifest of somebody else's must not lead out of its folder.
        let plain = |file: &String| {
            let mut parts = Path::new(file).components();
            parts.all(|part| matches!(part, std::path::Component::Normal(_)))
        };
        match manifest.files.values().flatten().find(|file| !plain(file)) {
            Some(file) => Err(faulty(&format!("{file:?} is no file in its folder"))),
            None => Ok(manifest),
        }
    }
}

impl Tables {
    /// Writes the tables to a folder; replaces one that was written so, refuses any other that is not empty.
    pub fn write(&self, folder: impl AsRef<Path>) -> Result<()> {
        let folder = Target::new(folder.as_ref())?;
        let at = folder.beside.at.clone();
        let written = self
            .write_beside(&folder.beside)
            .and_then(|()| folder.swap());
        if written.is_err() {
            // What cannot be removed is at least not taken for tables: its name says that it is not done.
            let _ = fs::remove_dir_all(at);
        }
        written
    }

    fn write_beside(&self, folder: &Beside) -> Result<()> {
        let mut manifest = Manifest::new(None);
        for &name in Tables::NAMES {
            let table = self.get(name).expect("NAMES names the tables");
            folder.parquet(&file_name(name), table)?;
            manifest.add(name, file_name(name), table.height());
        }
        manifest.write(folder)
    }

    /// Loads a folder of tables, of an archive too.
    pub fn load(folder: impl AsRef<Path>) -> Result<Self> {
        let folder = folder.as_ref();
        let manifest = Manifest::read(folder)?;
        Tables::from_each(|name| {
            let mut table: Option<DataFrame> = None;
            let mut paths = manifest.files[name].iter().map(|file| folder.join(file));
            for path in paths.clone() {
                let part = read_parquet(&path, None)?;
                check_columns(name, &part, &path)?;
                match &mut table {
                    None => table = Some(part),
                    Some(table) => {
                        table
                            .vstack_mut_owned(part)
                            .map_err(|error| Error::storage(&path, error))?;
                    }
                }
            }
            let table = table.expect("a manifest names a file of each table");
            let path = paths.next_back().expect("likewise");
            check_height(&table, manifest.rows.get(name), &path)?;
            Ok(table)
        })
    }
}

/// The files of each table of a folder that was written whole, in the order of their rows.
pub fn table_files(folder: impl AsRef<Path>) -> Result<Vec<(&'static str, Vec<PathBuf>)>> {
    let folder = folder.as_ref();
    let manifest = Manifest::read(folder)?;
    let files = |name: &&'static str| {
        let files = manifest.files[*name].iter().map(|file| folder.join(file));
        (*name, files.collect())
    };
    Ok(Tables::NAMES.iter().map(files).collect())
}

fn check_columns(name: &str, table: &DataFrame, path: &Path) -> Result<()> {
    let specs = Tables::describe();
    let spec = specs
        .iter()
        .find(|spec| spec.name == name)
        .expect("every table is described");
    let found = table
        .schema()
        .iter_fields()
        .map(|field| (field.name.to_string(), field.dtype.clone()));
    let expected = spec
        .columns
        .iter()
        .map(|column| (column.name.to_owned(), column.dtype.clone()));
    // Behind its own columns the table of entities has those of the user's list of actors.
    let own = if name == "entities" {
        spec.columns.len()
    } else {
        usize::MAX
    };
    if found.take(own).eq(expected) {
        return Ok(());
    }
    let message = format!("its columns are not those of the table `{name}`");
    Err(Error::storage(path, message))
}

fn check_height(table: &DataFrame, expected: Option<&usize>, path: &Path) -> Result<()> {
    if Some(&table.height()) == expected {
        return Ok(());
    }
    let message = format!(
        "has {} rows, the manifest says {expected:?}",
        table.height()
    );
    Err(Error::storage(path, message))
}

pub(crate) fn file_name(table: &str) -> String {
    format!("{table}.parquet")
}

/// A folder that is about to be written or replaced.
struct Target {
    folder: PathBuf,
    /// The new folder until it is whole.
    beside: Beside,
    replaces: bool,
}

impl Target {
    /// Refuses what is not ours to replace, and makes the folder to write to.
    fn new(folder: &Path) -> Result<Self> {
        let replaces = holds_tables(folder)?;
        let (parent, name) = place(folder)?;
        let at = parent.join(format!(".{name}.unfinished-{}", std::process::id()));
        let _ = fs::remove_dir_all(&at);
        Ok(Target {
            folder: parent.join(name),
            beside: Beside::new(at, folder.to_owned())?,
            replaces,
        })
    }

    fn sync_place(&self) {
        self.folder.parent().iter().for_each(|parent| sync(parent));
    }

    /// Puts the new folder in the place of the old one.
    fn swap(&self) -> Result<()> {
        let failed =
            |error: io::Error| Error::storage(&self.folder, format!("cannot be replaced: {error}"));
        let beside = &self.beside.at;
        sync(beside);
        if !self.replaces {
            fs::rename(beside, &self.folder).map_err(failed)?;
            self.sync_place();
            return Ok(());
        }
        let old = beside.with_extension(format!("replaced-{}", std::process::id()));
        fs::rename(&self.folder, &old).map_err(failed)?;
        if let Err(error) = fs::rename(beside, &self.folder) {
            fs::rename(&old, &self.folder).map_err(failed)?;
            return Err(failed(error));
        }
        self.sync_place();
        fs::remove_dir_all(&old)
            .map_err(|error| Error::storage(&old, format!("the old tables remain here: {error}")))
    }
}

/// Whether the folder holds tables to replace; an error where it holds anything else.
pub(crate) fn holds_tables(folder: &Path) -> Result<bool> {
    let names = names(folder)?;
    let ours = |name: &String| {
        name == MANIFEST || Tables::NAMES.iter().any(|table| file_name(table) == *name)
    };
    if let Some(other) = names.iter().find(|name| !ours(name)) {
        return Err(Error::storage(
            folder,
            format!("holds files that are not dicendi's, {other:?} for one: not replaced"),
        ));
    }
    if !names.is_empty() && !names.iter().any(|name| name == MANIFEST) {
        return Err(Error::storage(
            folder,
            format!("holds Parquet files without a {MANIFEST}: not replaced"),
        ));
    }
    Ok(!names.is_empty())
}

/// The folder's parent, made if need be, and its own name.
fn place(folder: &Path) -> Result<(PathBuf, String)> {
    let failed = |error: io::Error| Error::storage(folder, error);
    let folder = if folder.exists() {
        folder.canonicalize()
    } else {
        std::path::absolute(folder)
    }
    .map_err(failed)?;
    let (Some(parent), Some(name)) = (folder.parent(), folder.file_name()) else {
        return Err(Error::storage(
            &folder,
            "not a folder that tables can be written to",
        ));
    };
    fs::create_dir_all(parent).map_err(|error| Error::storage(parent, error))?;
    Ok((parent.to_owned(), name.to_string_lossy().into_owned()))
}
