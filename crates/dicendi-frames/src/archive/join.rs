//! The second pass: from parts to tables, which take the place of the old ones at once.
//!
//! They are written to `.joining`, which is renamed to `.joined` when all is there. From then on it is certain that they
//! will stand: whoever opens the archive next moves them to their places, should this run not come to it.

use super::part::{PartFolder, READ, is_final};
use super::{READING, Watch};
use crate::error::{Error, Result};
use crate::files::{self, Beside};
use crate::joining::{Joining, Lists};
use crate::memory;
use crate::run::Options;
use crate::schema::Tables;
use crate::store::{self, MANIFEST, Manifest};
use dicendi_stats::duplicates::{self, Texts};
use rayon::prelude::*;
use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

pub(super) const JOINING: &str = ".joining";
pub(super) const JOINED: &str = ".joined";
const SHINGLES: &str = "shingles.unfinished";

/// Joins parts into the tables of a folder.
pub(super) fn join(
    folder: &Path,
    parts: &[PartFolder],
    lists: &Lists,
    options: Options,
    joined: store::Joined,
    watch: Watch,
) -> Result<Manifest> {
    let beside = Beside::new(folder.join(JOINING), folder.to_owned())?;
    let written = write(folder, &beside, parts, lists, options, joined, watch);
    if written.is_err() {
        let _ = fs::remove_dir_all(&beside.at);
    }
    let manifest = written?;
    Beside {
        at: beside.at,
        becomes: folder.join(JOINED),
    }
    .settle()?;
    roll_forward(folder)?;
    Ok(manifest)
}

fn write(
    folder: &Path,
    beside: &Beside,
    parts: &[PartFolder],
    lists: &Lists,
    options: Options,
    joined: store::Joined,
    watch: Watch,
) -> Result<Manifest> {
    let n_parts = parts.len() as u32;
    watch(0, n_parts)?;
    let mut manifest = Manifest::new(Some(joined));
    for name in Tables::NAMES {
        beside.folder(name)?;
    }
    let mut joining = Joining::new(lists);
    let mut shingles = Shingles::create(&folder.join(READING))?;
    for part in parts {
        let gathered = part.gathered()?;
        joining.add(&gathered);
        let counts = gathered.articles.iter().map(|article| article.n_shingles);
        shingles.push(&part.shingles(&gathered)?, counts)?;
        watch(0, n_parts)?;
    }
    memory::give_back();
    let order = joining.order();
    let copies = duplicates::find(&shingles.close()?, &order)?;
    drop(order);
    watch(0, n_parts)?;
    let mut corpus = joining.link(copies);
    memory::give_back();

    for (done, part) in (1..).zip(parts) {
        let gathered = part.gathered()?;
        let tables = corpus.complete(part.tables(&gathered)?, &gathered)?;
        let written = |name: &&'static str| {
            let file = part_name(name, part.number);
            let table = tables.get(name).expect("NAMES names the tables");
            if is_final(name) {
                beside.link(&part.file(name), &file)?;
                return Ok(Some((*name, file, part.height(name)?)));
            }
            if !READ.contains(name) && table.height() == 0 {
                return Ok(None);
            }
            beside.parquet(&file, table)?;
            Ok(Some((*name, file, table.height())))
        };
        let written: Vec<_> = Tables::NAMES
            .par_iter()
            .map(written)
            .collect::<Result<_>>()?;
        for (name, file, n_rows) in written.into_iter().flatten() {
            manifest.add(name, file, n_rows);
        }
        watch(done, n_parts)?;
    }
    let tables = corpus.finish(options, None)?;
    for &name in Tables::NAMES {
        let table = tables.get(name).expect("NAMES names the tables");
        if table.height() > 0 || manifest.files[name].is_empty() {
            let file = part_name(name, 0);
            beside.parquet(&file, table)?;
            manifest.add(name, file.clone(), table.height());
            // What the corpus as a whole tells comes first.
            let files = manifest.files.get_mut(name).expect("it was added to");
            files.rotate_right(1);
        }
        files::sync(&beside.at.join(name));
    }
    manifest.write(beside)?;
    Ok(manifest)
}

fn part_name(table: &str, number: u32) -> String {
    format!("{table}/part-{number:06}.parquet")
}

/// Moves new tables that are whole to their places; may be cut off and done again.
pub(super) fn roll_forward(folder: &Path) -> Result<()> {
    files::remove(&folder.join(JOINING))?;
    let joined = folder.join(JOINED);
    if !joined.exists() {
        return Ok(());
    }
    let names = files::names(&joined)?;
    let moved = |name: &str| {
        let to = folder.join(name);
        files::remove(&to)?;
        fs::rename(joined.join(name), &to)
            .map_err(|error| Error::storage(&to, format!("not written: {error}")))
    };
    if names.iter().any(|name| name != MANIFEST) {
        // While tables are of two runs, there is no manifest.
        files::remove(&folder.join(MANIFEST))?;
        files::sync(folder);
    }
    for name in names.iter().filter(|name| *name != MANIFEST) {
        moved(name)?;
    }
    files::sync(folder);
    if names.iter().any(|name| name == MANIFEST) {
        moved(MANIFEST)?;
    }
    files::remove(&joined)?;
    files::sync(folder);
    Ok(())
}

/// The shingles of all texts, in one file: those of a whole archive do not fit into memory.
struct Shingles {
    path: PathBuf,
    file: BufWriter<File>,
    ends: Vec<u64>,
}

impl Shingles {
    fn create(folder: &Path) -> Result<Self> {
        let path = folder.join(SHINGLES);
        let file = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(true)
            .open(&path)
            .map_err(|error| Error::storage(&path, error))?;
        Ok(Shingles {
            path,
            file: BufWriter::with_capacity(1 << 20, file),
            ends: Vec::new(),
        })
    }

    fn push(&mut self, bytes: &[u8], counts: impl Iterator<Item = u32>) -> Result<()> {
        for count in counts {
            let start = self.ends.last().copied().unwrap_or(0);
            self.ends.push(start + u64::from(count));
        }
        let written = self.file.write_all(bytes);
        written.map_err(|error| Error::storage(&self.path, format!("not written: {error}")))
    }

    fn close(self) -> Result<ShingleFile> {
        let Shingles {
            path,
            mut file,
            ends,
        } = self;
        let flushed = file.flush();
        let (file, _) = file.into_parts();
        flushed.map_err(|error| Error::storage(&path, format!("not written: {error}")))?;
        Ok(ShingleFile { path, file, ends })
    }
}

/// The same, to read from; gone when nobody needs it.
struct ShingleFile {
    path: PathBuf,
    file: File,
    ends: Vec<u64>,
}

impl Drop for ShingleFile {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

impl Texts for ShingleFile {
    type Error = Error;

    fn len(&self) -> usize {
        self.ends.len()
    }

    fn of(&self, article: u32) -> Result<Cow<'_, [u32]>> {
        let article = article as usize;
        let start = article.checked_sub(1).map_or(0, |before| self.ends[before]);
        let mut bytes = vec![0; 4 * (self.ends[article] - start) as usize];
        let mut file = &self.file;
        file.seek(SeekFrom::Start(4 * start))
            .and_then(|_| file.read_exact(&mut bytes))
            .map_err(|error| Error::storage(&self.path, error))?;
        let shingles = bytes
            .chunks_exact(4)
            .map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]));
        Ok(shingles.collect())
    }
}
