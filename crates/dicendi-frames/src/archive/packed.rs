//! Parts that other processes read, on other machines perhaps, as bytes that an archive takes in.

use super::part::{self, PartFile};
use crate::builder::PartBuilder;
use crate::error::{Error, Result};
use crate::extraction::SAME_ID;
use crate::gathered::Gathered;
use crate::run::{Maker, Options};
use dicendi_core::{Article, Extractor};
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

/// What stands in the place of a number of articles: whoever cuts a corpus decides how many make a part.
pub(super) const ANY_SIZE: usize = 0;

/// A part as bytes.
#[derive(Serialize, Deserialize)]
struct Packed {
    /// Who read it, as JSON.
    maker: String,
    ids: Vec<String>,
    files: Vec<PartFile>,
}

/// Reads articles into a part, and packs it.
pub struct Packer {
    extractor: Extractor,
    options: Options,
    ids: FxHashSet<String>,
    part: PartBuilder,
}

impl Packer {
    /// Starts with nothing read.
    pub fn new(extractor: Extractor, min_confidence: Option<f32>) -> Result<Self> {
        let (extractor, options) = super::with_options(extractor, min_confidence)?;
        Ok(Packer {
            extractor,
            options,
            ids: FxHashSet::default(),
            part: PartBuilder::default(),
        })
    }

    /// Reads articles, in parallel; of several with one id only the first is read, which `problems` says.
    pub fn read(&mut self, articles: Vec<Article>) {
        let mut new = Vec::with_capacity(articles.len());
        for article in articles {
            if self.ids.insert(article.id.clone()) {
                new.push(article);
            } else {
                self.note(Some(&article.id), "article", SAME_ID);
            }
        }
        let part = &mut self.part;
        self.extractor
            .extract_each(new, |document| part.push(&document));
    }

    /// Notes a problem that came up before an article could be read.
    pub fn note(&mut self, article_id: Option<&str>, stage: &str, message: &str) {
        self.part.push_problem(article_id, stage, message);
    }

    /// The part, for [`Archive::add`](super::Archive::add).
    pub fn finish(self) -> Result<Vec<u8>> {
        let part = self.part.finish()?;
        let maker = Maker::this(self.options, ANY_SIZE);
        let packed = Packed {
            maker: serde_json::to_string(&maker).expect("plain JSON"),
            ids: part
                .gathered
                .articles
                .iter()
                .map(|article| article.id.clone())
                .collect(),
            files: part::files(part)?,
        };
        postcard::to_stdvec(&packed).map_err(|error| Error::input(error.to_string()))
    }
}

/// The ids and files of a part that this maker has read.
pub(super) fn unpack(bytes: &[u8], maker: &Maker) -> Result<(Vec<String>, Vec<PartFile>)> {
    let no_part = || Error::input("these bytes are no part that dicendi has read");
    let packed: Packed = postcard::from_bytes(bytes).map_err(|_| no_part())?;
    let read_by: Maker = serde_json::from_str(&packed.maker).map_err(|_| no_part())?;
    if read_by != *maker {
        let message = format!("a part was read by {read_by}; this is {maker}: not mixed");
        return Err(Error::input(message));
    }
    let names = packed.files.iter().map(|(name, _)| name.as_str());
    let gathered = packed.files.iter().find(|(name, _)| name == part::GATHERED);
    let whole = gathered
        .and_then(|(_, bytes)| postcard::from_bytes::<Gathered>(bytes).ok())
        .is_some_and(|gathered| {
            gathered.is_whole()
                && gathered
                    .articles
                    .iter()
                    .map(|article| &article.id)
                    .eq(&packed.ids)
        });
    if !part::are_files(names) || !whole {
        return Err(no_part());
    }
    Ok((packed.ids, packed.files))
}
