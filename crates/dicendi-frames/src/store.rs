//! A folder of tables: one Parquet file a table, and a manifest that is written last.
//!
//! A folder is either whole or not there: everything is written beside it and renamed into place.

use crate::error::{Error, Result};
use crate::schema::Tables;
use dicendi_core::provenance::VERSION;
use polars_core::prelude::{DataFrame, SchemaExt};
use polars_io::SerReader;
use polars_io::parquet::read::ParquetReader;
use polars_io::parquet::write::ParquetWriter;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

const MANIFEST: &str = "dicendi.json";

/// Raised when a table's columns change, so that an old folder is named as such.
const FORMAT: u32 = 2;

/// What the folder holds.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
struct Manifest {
    format: u32,
    version: String,
    rows: BTreeMap<String, usize>,
}

impl Tables {
    /// Writes the tables to a folder; replaces one that dicendi wrote, refuses any other that is not empty.
    pub fn write(&self, folder: impl AsRef<Path>) -> Result<()> {
        let folder = Target::new(folder.as_ref())?;
        let written = self.write_beside(&folder).and_then(|()| folder.swap());
        if written.is_err() {
            // What cannot be removed is at least not taken for tables: its name says that it is not done.
            let _ = fs::remove_dir_all(&folder.beside);
        }
        written
    }

    fn write_beside(&self, folder: &Target) -> Result<()> {
        let mut rows = BTreeMap::new();
        for &name in Tables::NAMES {
            let table = self.get(name).expect("NAMES names the tables");
            let mut file = folder.create(&file_name(name))?;
            // Written by one thread: the bytes are the same on every machine.
            let parquet = ParquetWriter::new(&mut file)
                .set_parallel(false)
                .finish(&mut table.clone());
            parquet.map_err(|error| folder.error(&file_name(name), error))?;
            folder.close(&file_name(name), file)?;
            rows.insert(name.to_owned(), table.height());
        }
        let manifest = Manifest {
            format: FORMAT,
            version: VERSION.into(),
            rows,
        };
        let mut file = folder.create(MANIFEST)?;
        serde_json::to_writer_pretty(&mut file, &manifest)
            .map_err(|error| folder.error(MANIFEST, error))?;
        folder.close(MANIFEST, file)
    }

    /// Loads a folder of tables.
    pub fn load(folder: impl AsRef<Path>) -> Result<Self> {
        let folder = folder.as_ref();
        let manifest = fs::read(folder.join(MANIFEST)).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound if folder.is_dir() => Error::storage(
                folder,
                format!("not a folder of dicendi tables: it has no {MANIFEST}"),
            ),
            _ => Error::storage(folder, error),
        })?;
        let manifest: Manifest = serde_json::from_slice(&manifest).map_err(|error| {
            Error::storage(
                &folder.join(MANIFEST),
                format!("not a manifest of dicendi: {error}"),
            )
        })?;
        if manifest.format != FORMAT {
            let message = format!(
                "written by dicendi {} in format {}, this is dicendi {}, which reads format {FORMAT}",
                manifest.version, manifest.format, VERSION
            );
            return Err(Error::storage(folder, message));
        }
        let specs = Tables::describe();
        Tables::from_each(|name| {
            let path = folder.join(file_name(name));
            let file = File::open(&path).map_err(|error| Error::storage(&path, error))?;
            let table = ParquetReader::new(file).set_rechunk(true).finish();
            let table = table.map_err(|error| {
                Error::storage(&path, format!("not readable as Parquet: {error}"))
            })?;
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
            if !found.take(own).eq(expected) {
                return Err(Error::storage(
                    &path,
                    format!("its columns are not those of the table `{name}`"),
                ));
            }
            check_height(&table, manifest.rows.get(name), &path)?;
            Ok(table)
        })
    }
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

fn file_name(table: &str) -> String {
    format!("{table}.parquet")
}

/// Whether tables can be written to a folder, asked before hours are spent on them.
pub fn check_writable(folder: impl AsRef<Path>) -> Result<()> {
    let folder = Target::new(folder.as_ref())?;
    fs::remove_dir(&folder.beside).map_err(|error| Error::storage(&folder.beside, error))
}

/// A folder that is about to be written or replaced.
struct Target {
    folder: PathBuf,
    /// The new folder until it is whole.
    beside: PathBuf,
    replaces: bool,
}

impl Target {
    /// Refuses what is not ours to replace, and makes the folder to write to.
    fn new(folder: &Path) -> Result<Self> {
        let replaces = holds_tables(folder)?;
        let (parent, name) = place(folder)?;
        let beside = parent.join(format!(".{name}.unfinished-{}", std::process::id()));
        let _ = fs::remove_dir_all(&beside);
        fs::create_dir(&beside)
            .map_err(|error| Error::storage(folder, format!("cannot be written: {error}")))?;
        Ok(Target {
            folder: parent.join(name),
            beside,
            replaces,
        })
    }

    fn error(&self, file: &str, error: impl std::fmt::Display) -> Error {
        Error::storage(&self.folder.join(file), format!("not written: {error}"))
    }

    fn create(&self, name: &str) -> Result<BufWriter<File>> {
        let file = File::create(self.beside.join(name)).map_err(|error| self.error(name, error))?;
        Ok(BufWriter::with_capacity(1 << 20, file))
    }

    /// Brings a file to the disk, where a full disk shows at last.
    fn close(&self, name: &str, mut file: BufWriter<File>) -> Result<()> {
        let closed = file.flush().and_then(|()| file.get_ref().sync_all());
        // A writer that failed would try again, and panic, when it is dropped.
        drop(file.into_parts());
        closed.map_err(|error| self.error(name, error))
    }

    fn sync_place(&self) {
        self.folder.parent().iter().for_each(|parent| sync(parent));
    }

    /// Puts the new folder in the place of the old one.
    fn swap(&self) -> Result<()> {
        let failed =
            |error: io::Error| Error::storage(&self.folder, format!("cannot be replaced: {error}"));
        sync(&self.beside);
        if !self.replaces {
            fs::rename(&self.beside, &self.folder).map_err(failed)?;
            self.sync_place();
            return Ok(());
        }
        let old = self
            .beside
            .with_extension(format!("replaced-{}", std::process::id()));
        fs::rename(&self.folder, &old).map_err(failed)?;
        if let Err(error) = fs::rename(&self.beside, &self.folder) {
            fs::rename(&old, &self.folder).map_err(failed)?;
            return Err(failed(error));
        }
        self.sync_place();
        fs::remove_dir_all(&old)
            .map_err(|error| Error::storage(&old, format!("the old tables remain here: {error}")))
    }
}

/// Brings the names in a folder to the disk, where the system lets folders be opened.
fn sync(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// Whether the folder holds tables to replace; an error where it holds anything else.
fn holds_tables(folder: &Path) -> Result<bool> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(Error::storage(folder, error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        names.push(
            entry
                .map_err(|error| Error::storage(folder, error))?
                .file_name()
                .to_string_lossy()
                .into_owned(),
        );
    }
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
