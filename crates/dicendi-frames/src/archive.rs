//! An archive: articles come in a batch at a time, and a run may be cut off anywhere and taken up again.
//!
//! Two passes. The first reads articles into *parts* of some thousand, each a folder under `.reading/` that is written
//! aside and renamed into place: what an article by itself tells, and what joining needs. What stands in a part is not
//! read again: an article is known by its id, a problem by its words. The second pass (`join`) holds only what joining
//! needs, links entities and finds copies over all parts, completes the tables of each part, and puts the new tables in
//! the place of the old at once. Parts are cut by number, so that a run that was cut off ends in the same bytes.

mod join;
mod lock;
mod packed;
mod part;

use crate::actors::Actors;
use crate::builder::PartBuilder;
use crate::corrections::Corrections;
use crate::error::{Error, Result};
use crate::extraction::BATCH;
use crate::files::{self, Beside};
use crate::ids;
use crate::joining::Lists;
use crate::memory;
use crate::run::{Maker, Options};
use crate::schema::Tables;
use crate::store::{self, MANIFEST, Manifest};
use dicendi_core::{Article, Extractor};
use lock::Lock;
pub use packed::Packer;
use part::PartFolder;
use rustc_hash::{FxHashMap, FxHashSet};
use std::fs;
use std::path::{Path, PathBuf};

/// So many articles make a part: seconds of reading, which is what a cut costs.
pub const PART: usize = 4096;

/// What the first pass keeps.
const READING: &str = ".reading";
/// Who made the parts.
const MAKER: &str = "maker.json";

/// A folder that articles are read into.
pub struct Archive {
    folder: PathBuf,
    extractor: Extractor,
    options: Options,
    part_size: usize,
    /// Held until the run is over.
    _lock: Lock,
    /// The numbers of the parts that are there.
    parts: Vec<u32>,
    /// Ids of the articles that earlier runs have read, and of those that this run has met, hashed.
    known: FxHashSet<u64>,
    met: FxHashSet<u64>,
    /// Problems that earlier runs have noted, hashed, and how often each.
    noted: FxHashMap<u64, u32>,
    part: PartBuilder,
    progress: Progress,
}

/// How far a run has come.
#[derive(Debug, Clone, Copy, Default)]
pub struct Progress {
    /// Articles that were read.
    pub n_read: usize,
    /// Articles that stood there already.
    pub n_known: usize,
}

/// Who is told how many parts of how many are joined, and may stop it.
pub type Watch<'w> = &'w mut dyn FnMut(u32, u32) -> Result<()>;

impl Archive {
    /// Opens a folder, makes it if need be, and takes up what an earlier run has left.
    ///
    /// Refuses a folder that another run is writing to, that holds anything else, or that was read by another version or
    /// with other options, unless `anew` says to begin from nothing; `part_size` articles make a part.
    pub fn open(
        folder: impl AsRef<Path>,
        extractor: Extractor,
        min_confidence: Option<f32>,
        part_size: usize,
        anew: bool,
    ) -> Result<Self> {
        let folder = folder.as_ref().to_owned();
        if part_size == 0 {
            return Err(Error::input("a part has at least one article"));
        }
        let (extractor, options) = with_options(extractor, min_confidence)?;
        let written_at_once = check(&folder)?;
        let reading = folder.join(READING);
        fs::create_dir_all(&reading)
            .map_err(|error| Error::storage(&folder, format!("cannot be written: {error}")))?;
        let lock = Lock::take(&folder, &reading)?;
        let mut archive = Archive {
            options,
            extractor,
            part_size,
            _lock: lock,
            parts: Vec::new(),
            known: FxHashSet::default(),
            met: FxHashSet::default(),
            noted: FxHashMap::default(),
            part: PartBuilder::default(),
            progress: Progress::default(),
            folder,
        };
        if anew {
            archive.clear()?;
        } else if written_at_once {
            files::remove(&reading)?;
            let message = "holds tables that were not read as an archive: they cannot be added to";
            return Err(Error::storage(&archive.folder, message));
        }
        archive.check_maker()?;
        join::roll_forward(&archive.folder)?;
        archive.take_up()?;
        Ok(archive)
    }

    /// Removes all that dicendi wrote.
    fn clear(&self) -> Result<()> {
        files::remove(&self.folder.join(MANIFEST))?;
        for name in files::names(&self.folder)? {
            if name != READING {
                files::remove(&self.folder.join(name))?;
            }
        }
        let reading = self.folder.join(READING);
        for name in files::names(&reading)? {
            if name != lock::FILE {
                files::remove(&reading.join(name))?;
            }
        }
        Ok(())
    }

    /// Whether the parts that are there were read by this version and with these options.
    fn check_maker(&self) -> Result<()> {
        let maker = Maker::this(self.options.clone(), self.part_size);
        let reading = self.folder.join(READING);
        let path = reading.join(MAKER);
        if !path.exists() {
            return write_file(
                &reading,
                MAKER,
                &serde_json::to_vec_pretty(&maker).expect("plain JSON"),
            );
        }
        let text = fs::read(&path).map_err(|error| Error::storage(&path, error))?;
        let before: Maker = serde_json::from_slice(&text)
            .map_err(|error| Error::storage(&path, format!("not written by dicendi: {error}")))?;
        if before == maker {
            return Ok(());
        }
        let message = format!(
            "was read by {before}; this is {maker}: not mixed. Read all anew, or into another folder"
        );
        Err(Error::storage(&self.folder, message))
    }

    /// Looks at the parts that earlier runs have read, and removes what was not finished.
    fn take_up(&mut self) -> Result<()> {
        let reading = self.folder.join(READING);
        for name in files::names(&reading)? {
            if name.ends_with(part::UNFINISHED) {
                files::remove(&reading.join(&name))?;
            } else {
                self.parts.extend(part::number(&name));
            }
        }
        for &number in &self.parts {
            let part = self.part_folder(number);
            for id in part.texts("articles", "article_id")?.iter() {
                self.known.insert(ids::of(&[id.unwrap_or_default()]));
            }
            let problems = ["article_id", "stage", "message"];
            let [ids, stages, messages] = problems.map(|column| part.texts("problems", column));
            let (ids, stages, messages) = (ids?, stages?, messages?);
            for ((id, stage), message) in ids.iter().zip(stages.iter()).zip(messages.iter()) {
                let key = problem(id, stage.unwrap_or_default(), message.unwrap_or_default());
                *self.noted.entry(key).or_default() += 1;
            }
        }
        Ok(())
    }

    fn part_folder(&self, number: u32) -> PartFolder {
        PartFolder::new(&self.folder.join(READING), number)
    }

    /// Reads those of the articles that are new, in parallel; of several with one id only the first is read, which
    /// `problems` says.
    pub fn read(&mut self, articles: Vec<Article>) -> Result<()> {
        let mut new = Vec::with_capacity(articles.len());
        for article in articles {
            let id = ids::of(&[&article.id]);
            if !self.met.insert(id) {
                self.note(Some(&article.id), "article", crate::extraction::SAME_ID);
            } else if self.known.contains(&id) {
                self.progress.n_known += 1;
            } else {
                new.push(article);
            }
        }
        let mut new = new.into_iter().peekable();
        while new.peek().is_some() {
            let free = self.part_size - self.part.n_articles();
            let batch: Vec<Article> = new.by_ref().take(free.min(BATCH)).collect();
            self.progress.n_read += batch.len();
            let part = &mut self.part;
            self.extractor
                .extract_each(batch, |document| part.push(&document));
            if self.part.n_articles() == self.part_size {
                self.close_part()?;
            }
        }
        Ok(())
    }

    /// Notes a problem that came up before an article could be read.
    pub fn note(&mut self, article_id: Option<&str>, stage: &str, message: &str) {
        let noted = self
            .noted
            .entry(problem(article_id, stage, message))
            .or_default();
        if *noted > 0 {
            *noted -= 1;
        } else {
            self.part.push_problem(article_id, stage, message);
        }
    }

    /// Adds a part that a [`Packer`] has read, unless it was added before.
    ///
    /// Refuses what is no such part, was read by another version or with other options, or has some articles of parts
    /// that are there already.
    pub fn add(&mut self, packed: &[u8]) -> Result<()> {
        let maker = Maker::this(self.options.clone(), packed::ANY_SIZE);
        let (ids, files) = packed::unpack(packed, &maker)?;
        let hashes: Vec<u64> = ids.iter().map(|id| ids::of(&[id])).collect();
        let known = |hash: &u64| self.known.contains(hash);
        let n_known = hashes.iter().filter(|hash| known(hash)).count();
        if n_known > 0 && n_known == hashes.len() {
            self.progress.n_known += n_known;
            return Ok(());
        }
        if let Some(at) = hashes.iter().position(known) {
            let message = format!("article {:?} stands in two parts: ids must differ", ids[at]);
            return Err(Error::input(message));
        }
        let number = self.parts.last().map_or(1, |last| last + 1);
        self.part_folder(number).write_files(&files)?;
        self.parts.push(number);
        self.progress.n_read += hashes.len();
        self.known.extend(hashes);
        Ok(())
    }

    /// How far it has come.
    pub fn progress(&self) -> Progress {
        self.progress
    }

    fn close_part(&mut self) -> Result<()> {
        let part = std::mem::take(&mut self.part).finish()?;
        // The user may have removed one that was damaged.
        let number = self.parts.last().map_or(1, |last| last + 1);
        self.part_folder(number).write(part)?;
        self.parts.push(number);
        Ok(())
    }

    /// Joins what was read into tables, and gives the number of rows of each.
    pub fn finish(
        mut self,
        actors: Actors,
        corrections: Corrections,
        watch: Watch,
    ) -> Result<Vec<(&'static str, usize)>> {
        if !self.part.is_empty() {
            self.close_part()?;
        }
        if self.known.is_empty() && self.progress.n_read == 0 {
            files::remove(&self.folder.join(READING))?;
            // Only if it was made for this.
            let _ = fs::remove_dir(&self.folder);
            return Err(Error::input(
                "no article could be read: nothing was written",
            ));
        }
        // The second pass needs the room.
        (self.known, self.met, self.noted) = Default::default();
        Extractor::forget();
        memory::give_back();
        let lists = Lists {
            actors,
            corrections,
        };
        let own_lists = !lists.actors.is_empty() || !lists.corrections.is_empty();
        let joined = store::Joined {
            parts: self.parts.clone(),
            own_lists,
        };
        let before = Manifest::read(&self.folder).ok();
        let manifest = match before {
            Some(before) if !own_lists && before.archive.as_ref() == Some(&joined) => before,
            _ => {
                let parts = self.parts.iter().map(|&number| self.part_folder(number));
                let parts: Vec<PartFolder> = parts.collect();
                join::join(&self.folder, &parts, &lists, self.options, joined, watch)?
            }
        };
        let n_rows = |name: &&'static str| (*name, manifest.rows.get(*name).copied().unwrap_or(0));
        Ok(Tables::NAMES.iter().map(n_rows).collect())
    }
}

/// The engine as the user wants it, and what the table `run` says of that.
fn with_options(
    mut extractor: Extractor,
    min_confidence: Option<f32>,
) -> Result<(Extractor, Options)> {
    let mut options = Options::default();
    options.note_lists(extractor.lexicon().own_lists());
    if let Some(least) = min_confidence {
        options.note("min_confidence", least);
        extractor = extractor
            .with_min_confidence(least)
            .map_err(|error| Error::input(error.to_string()))?;
    }
    Ok((extractor, options))
}

fn problem(article_id: Option<&str>, stage: &str, message: &str) -> u64 {
    ids::of(&[article_id.unwrap_or_default(), stage, message])
}

/// Refuses a folder that holds what is not dicendi's; whether it holds tables that were written at once.
fn check(folder: &Path) -> Result<bool> {
    let names = files::names(folder)?;
    if !names.iter().any(|name| name == READING) {
        return store::holds_tables(folder);
    }
    let ours = |name: &str| {
        [READING, MANIFEST, join::JOINING, join::JOINED].contains(&name)
            || Tables::NAMES.contains(&name)
    };
    match names.iter().find(|name| !ours(name)) {
        None => Ok(false),
        Some(other) => Err(Error::storage(
            folder,
            format!("holds files that are not dicendi's, {other:?} for one"),
        )),
    }
}

/// Writes a file aside and renames it into place.
fn write_file(folder: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let aside = format!("{name}{}", part::UNFINISHED);
    let place = Beside {
        at: folder.to_owned(),
        becomes: folder.to_owned(),
    };
    place.write(&aside, bytes)?;
    fs::rename(folder.join(&aside), folder.join(name))
        .map_err(|error| Error::storage(&folder.join(name), format!("not written: {error}")))?;
    files::sync(folder);
    Ok(())
}
