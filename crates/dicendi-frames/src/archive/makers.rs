//! Who has read the parts of an archive: one version with one set of options, unless somebody wanted it otherwise.

use super::{Earlier, READING, part, write_file};
use crate::error::{Error, Result};
use crate::files;
use crate::run::{Maker, Options};
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::Path;

/// The file that says so, beside the parts.
const FILE: &str = "maker.json";

/// Who reads, and who has read before.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Makers {
    #[serde(flatten)]
    this: Maker,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    before: Vec<Before>,
}

/// Another maker.
#[derive(Debug, Serialize, Deserialize)]
struct Before {
    /// The number of the last part that it has read.
    last_part: u32,
    #[serde(flatten)]
    maker: Maker,
}

impl Makers {
    /// One that begins.
    pub fn of(this: Maker) -> Self {
        Makers {
            this,
            before: Vec::new(),
        }
    }

    /// Takes up what stands in a folder, and writes it down where it changes.
    pub fn take_up(&mut self, folder: &Path, earlier: Earlier) -> Result<()> {
        let reading = folder.join(READING);
        let path = reading.join(FILE);
        if path.exists() {
            let text = fs::read(&path).map_err(|error| Error::storage(&path, error))?;
            let there: Makers = serde_json::from_slice(&text).map_err(|error| {
                Error::storage(&path, format!("not written by dicendi: {error}"))
            })?;
            self.before = there.before;
            if there.this == self.this {
                return Ok(());
            }
            if earlier != Earlier::Mixed {
                let message = format!(
                    "was read by {}; this is {}: not mixed unless you say so. Read all anew, into another folder, or \
                     with `mix`",
                    there.this, self.this
                );
                return Err(Error::storage(folder, message));
            }
            let read = files::names(&reading)?;
            let last_part = read.iter().filter_map(|name| part::number(name)).max();
            let told = self.before.last().map_or(0, |before| before.last_part);
            // Who has read nothing need not be told.
            if let Some(last_part) = last_part.filter(|&last| last > told) {
                self.before.push(Before {
                    last_part,
                    maker: there.this,
                });
            }
        }
        let text = serde_json::to_vec_pretty(self).expect("plain JSON");
        write_file(&reading, FILE, &text)
    }

    /// Tells the table `run` who else has read.
    pub fn tell(&self, mut options: Options) -> Options {
        if !self.before.is_empty() {
            let before = serde_json::to_value(&self.before).expect("plain JSON");
            options.note("read_before_by", before);
        }
        options
    }
}
