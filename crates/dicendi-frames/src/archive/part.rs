//! The folder of one part: the tables as far as an article by itself tells them, and what joining needs.

use crate::builder::Part;
use crate::error::{Error, Result};
use crate::files::{Beside, parquet, read_parquet};
use crate::gathered::Gathered;
use crate::schema::Tables;
use crate::store::file_name;
use polars_core::prelude::StringChunked;
use rayon::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

/// How the name of what is not whole ends.
pub(super) const UNFINISHED: &str = ".unfinished";
/// The tables that reading fills; the others are made when the corpus is whole.
pub(super) const READ: [&str; 6] = [
    "articles",
    "statements",
    "speakers",
    "targets",
    "mentions",
    "problems",
];
/// The file of what joining needs.
pub(super) const GATHERED: &str = "gathered";
const SHINGLES: &str = "shingles";

/// A file of a part: its name and what it holds.
pub(super) type PartFile = (String, Vec<u8>);

/// A part's folder.
pub(super) struct PartFolder {
    path: PathBuf,
    pub number: u32,
}

/// The number of the part that a name is of.
pub(super) fn number(name: &str) -> Option<u32> {
    name.strip_prefix("part-")?.parse().ok()
}

/// The files of a part.
pub(super) fn files(part: Part) -> Result<Vec<PartFile>> {
    let file = |name: &&'static str| {
        let table = part.tables.get(name).expect("READ names tables");
        Ok((file_name(name), parquet(table)?))
    };
    let mut files: Vec<PartFile> = READ.par_iter().map(file).collect::<Result<_>>()?;
    let gathered = postcard::to_stdvec(&part.gathered)
        .map_err(|error| Error::storage(Path::new(GATHERED), error))?;
    files.push((GATHERED.to_owned(), gathered));
    let (shingles, _) = part.texts.as_slices();
    let bytes = shingles.iter().flat_map(|shingle| shingle.to_le_bytes());
    files.push((SHINGLES.to_owned(), bytes.collect()));
    Ok(files)
}

/// Whether these are the names of the files of a part, in their order.
pub(super) fn are_files<'n>(names: impl Iterator<Item = &'n str>) -> bool {
    let tables = READ.iter().map(|name| file_name(name));
    tables
        .chain([GATHERED, SHINGLES].map(str::to_owned))
        .eq(names.map(str::to_owned))
}

impl PartFolder {
    pub fn new(reading: &Path, number: u32) -> Self {
        PartFolder {
            path: reading.join(format!("part-{number:06}")),
            number,
        }
    }

    /// Writes it: whole, or not at all.
    pub fn write(&self, part: Part) -> Result<()> {
        self.write_files(&files(part)?)
    }

    /// Writes its files.
    pub fn write_files(&self, files: &[PartFile]) -> Result<()> {
        let mut aside = self.path.clone().into_os_string();
        aside.push(UNFINISHED);
        let folder = Beside::new(aside.into(), self.path.clone())?;
        for (name, bytes) in files {
            folder.write(name, bytes)?;
        }
        folder.settle()
    }

    /// What joining needs.
    pub fn gathered(&self) -> Result<Gathered> {
        let path = self.path.join(GATHERED);
        let bytes = fs::read(&path).map_err(|error| Error::storage(&path, error))?;
        let gathered: Option<Gathered> = postcard::from_bytes(&bytes).ok();
        gathered
            .filter(Gathered::is_whole)
            .ok_or_else(|| self.damaged(GATHERED))
    }

    /// The shingles of its texts, as bytes.
    pub fn shingles(&self, gathered: &Gathered) -> Result<Vec<u8>> {
        let path = self.path.join(SHINGLES);
        let bytes = fs::read(&path).map_err(|error| Error::storage(&path, error))?;
        let articles = gathered.articles.iter();
        let count: usize = articles.map(|article| article.n_shingles as usize).sum();
        if bytes.len() != 4 * count {
            return Err(self.damaged(SHINGLES));
        }
        Ok(bytes)
    }

    /// Its tables, with sightings in the place of entities; `statements` and `problems`, which are as they will be, are
    /// left where they are.
    pub fn tables(&self, gathered: &Gathered) -> Result<Tables> {
        let mut tables = Tables::empty()?;
        for name in READ {
            if !is_final(name) {
                *tables.get_mut(name).expect("READ names tables") =
                    read_parquet(&self.file(name), None)?;
            }
        }
        let n_seen = gathered.seen.len() as u32;
        for table in [&tables.mentions, &tables.speakers, &tables.targets] {
            let known = table.column("entity_id").and_then(|column| {
                let sightings = column.u32()?;
                Ok(sightings.iter().flatten().all(|sighting| sighting < n_seen))
            });
            if !known.unwrap_or(false) {
                return Err(self.damaged("tables"));
            }
        }
        if tables.articles.height() != gathered.articles.len() {
            return Err(self.damaged("articles.parquet"));
        }
        Ok(tables)
    }

    /// How many rows a table has.
    pub fn height(&self, table: &str) -> Result<usize> {
        Ok(read_parquet(&self.file(table), Some(&[]))?.height())
    }

    /// A column of text.
    pub fn texts(&self, table: &str, column: &str) -> Result<StringChunked> {
        let path = self.file(table);
        let table = read_parquet(&path, Some(&[column]))?;
        let texts = table
            .column(column)
            .and_then(|column| column.str().cloned());
        texts.map_err(|error| Error::storage(&path, error))
    }

    /// The file of a table.
    pub fn file(&self, table: &str) -> PathBuf {
        self.path.join(file_name(table))
    }

    fn damaged(&self, file: &str) -> Error {
        let message = "is damaged: remove the folder of its part, and it is read anew";
        Error::storage(&self.path.join(file), message)
    }
}

/// Whether joining leaves a table as reading has made it.
pub(super) fn is_final(table: &str) -> bool {
    matches!(table, "statements" | "problems")
}
