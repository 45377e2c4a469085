//! Folders that are written aside and renamed into place: each is whole, or not there.

use crate::error::{Error, Result};
use polars_core::prelude::DataFrame;
use polars_io::SerReader;
use polars_io::parquet::read::ParquetReader;
use polars_io::parquet::write::ParquetWriter;
use std::fmt::Display;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// A folder that is being written.
pub(crate) struct Beside {
    /// Where.
    pub at: PathBuf,
    /// What it will be, as errors name it.
    pub becomes: PathBuf,
}

impl Beside {
    /// Makes it, in the place of what an earlier run left.
    pub fn new(at: PathBuf, becomes: PathBuf) -> Result<Self> {
        remove(&at)?;
        fs::create_dir(&at)
            .map_err(|error| Error::storage(&becomes, format!("cannot be written: {error}")))?;
        Ok(Beside { at, becomes })
    }

    fn error(&self, file: &str, error: impl Display) -> Error {
        Error::storage(&self.becomes.join(file), format!("not written: {error}"))
    }

    /// Makes a folder in it.
    pub fn folder(&self, name: &str) -> Result<()> {
        fs::create_dir(self.at.join(name)).map_err(|error| self.error(name, error))
    }

    /// Opens a file in it.
    pub fn create(&self, name: &str) -> Result<BufWriter<File>> {
        let file = File::create(self.at.join(name)).map_err(|error| self.error(name, error))?;
        Ok(BufWriter::with_capacity(1 << 20, file))
    }

    /// Brings a file to the disk, where a full disk shows at last.
    pub fn close(&self, name: &str, mut file: BufWriter<File>) -> Result<()> {
        let closed = file.flush().and_then(|()| file.get_ref().sync_all());
        // A writer that failed would try again, and panic, when it is dropped.
        drop(file.into_parts());
        closed.map_err(|error| self.error(name, error))
    }

    /// Writes a file.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let mut file = self.create(name)?;
        let written = file.write_all(bytes);
        self.close(name, file)?;
        written.map_err(|error| self.error(name, error))
    }

    /// Writes a table as Parquet.
    pub fn parquet(&self, name: &str, table: &DataFrame) -> Result<()> {
        let mut file = self.create(name)?;
        // Written by one thread: the bytes are the same on every machine.
        let written = ParquetWriter::new(&mut file)
            .set_parallel(false)
            .finish(&mut table.clone());
        let closed = self.close(name, file);
        written.map_err(|error| self.error(name, error))?;
        closed
    }

    /// Gives a file a second name in it, or copies it where the disk knows no such thing.
    pub fn link(&self, from: &Path, name: &str) -> Result<()> {
        let to = self.at.join(name);
        let linked = fs::hard_link(from, &to).or_else(|_| {
            fs::copy(from, &to)?;
            File::open(&to)?.sync_all()
        });
        linked.map_err(|error| self.error(name, error))
    }

    /// Gives it its name, which nothing may have.
    pub fn settle(self) -> Result<()> {
        sync(&self.at);
        fs::rename(&self.at, &self.becomes)
            .map_err(|error| Error::storage(&self.becomes, format!("not written: {error}")))?;
        self.becomes.parent().iter().for_each(|parent| sync(parent));
        Ok(())
    }
}

/// A table as the bytes of a Parquet file.
pub(crate) fn parquet(table: &DataFrame) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // Written by one thread: the bytes are the same on every machine.
    ParquetWriter::new(&mut bytes)
        .set_parallel(false)
        .finish(&mut table.clone())?;
    Ok(bytes)
}

/// Brings the names in a folder to the disk, where the system lets folders be opened.
pub(crate) fn sync(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// Removes a file or a folder with all it holds, if it is there.
pub(crate) fn remove(path: &Path) -> Result<()> {
    let removed = match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) => Err(error),
    };
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(Error::storage(path, format!("cannot be removed: {error}")))
        }
        _ => Ok(()),
    }
}

/// The names in a folder, in order; none where it is not there.
pub(crate) fn names(folder: &Path) -> Result<Vec<String>> {
    let failed = |error: io::Error| Error::storage(folder, error);
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(failed)?;
        names.push(entry.file_name().to_string_lossy().into_owned());
    }
    names.sort_unstable();
    Ok(names)
}

/// Reads a table, or some of its columns.
pub(crate) fn read_parquet(path: &Path, columns: Option<&[&str]>) -> Result<DataFrame> {
    let file = File::open(path).map_err(|error| Error::storage(path, error))?;
    let columns = columns.map(|names| names.iter().map(|&name| name.to_owned()).collect());
    // What was damaged may break off anything.
    let read = std::panic::catch_unwind(|| {
        ParquetReader::new(file)
            .with_columns(columns)
            .set_rechunk(true)
            .finish()
    });
    let unreadable =
        |error: &dyn Display| Error::storage(path, format!("not readable as Parquet: {error}"));
    match read {
        Ok(Ok(table)) => Ok(table),
        Ok(Err(error)) => Err(unreadable(&error)),
        Err(_) => Err(unreadable(&"it is damaged")),
    }
}
