//! Texts that have lost all their line breaks: headlines, list items and paragraphs stand one behind the
//! other in one long run, and any word with a capital may begin a sentence. What stands around it decides,
//! and how the text writes that word elsewhere: *Saignements* begins something where *saignements* occurs.

use super::stops::is_stop;
use crate::article::BlockKind;
use crate::document::Document;
use crate::lexicon::Orthography;
use crate::tokens::lowercase;
use rustc_hash::FxHashMap;
use std::fmt::Write;

/// A text in one piece is taken for one that lost its lines from so many words on: hardly a paragraph of prose
/// is as long.
const LONG: usize = 300;
/// How far back an opening bracket is looked for.
const BRACKET: u32 = 30;

/// One block of text without lines.
#[derive(Debug)]
pub(crate) struct Joined<'d> {
    doc: &'d Document,
    rules: &'d Orthography,
    /// How often a form occurs without a capital, or with one behind a word without.
    seen: FxHashMap<&'d str, usize>,
    name: String,
    lower: String,
}

impl<'d> Joined<'d> {
    /// The tokens from `first` to `last`, where they are one long block of text and the only one.
    pub(super) fn find(
        doc: &'d Document,
        rules: &'d Orthography,
        block: usize,
        [first, last]: [u32; 2],
    ) -> Option<Self> {
        let is_text = |kind| kind == BlockKind::Text;
        let alone = || {
            doc.blocks
                .iter()
                .filter(|block| is_text(block.kind))
                .count()
                == 1
        };
        let joined = (last - first) as usize >= LONG
            && is_text(doc.blocks[block].kind)
            && alone()
            && !doc.slice(doc.blocks[block].span).contains('\n');
        joined.then(|| Joined::read(doc, rules, [first, last]))
    }

    /// The tokens from `first` to `last`.
    pub(crate) fn read(doc: &'d Document, rules: &'d Orthography, [first, last]: [u32; 2]) -> Self {
        let mut seen = FxHashMap::default();
        let mut behind_small = false;
        for form in (first..last).map(|token| doc.form(token)) {
            let small = form.starts_with(char::is_lowercase);
            if small || behind_small && form.starts_with(char::is_uppercase) {
                *seen.entry(form).or_default() += 1;
            }
            behind_small = small;
        }
        Joined {
            doc,
            rules,
            seen,
            name: String::new(),
            lower: String::new(),
        }
    }

    /// Whether a sentence begins at `token`, though no stop stands before it. `start` is where the sentence
    /// before began, `end` where the block ends.
    pub(super) fn begins(&mut self, start: u32, token: u32, end: u32) -> bool {
        let rules = self.rules;
        let mut sum = 0;
        self.may_begin(start, token) && {
            self.features(start, token, end, &mut |feature| {
                sum += rules.joined_weight(feature);
            });
            sum > 0
        }
    }

    /// Whether the word may begin a sentence by its looks, with no stop before it.
    pub(crate) fn may_begin(&self, start: u32, token: u32) -> bool {
        let doc = self.doc;
        token > start
            && !doc.words.inside[token as usize]
            && !is_stop(doc.surface(token - 1))
            && doc.surface(token).starts_with(|first: char| {
                first.is_uppercase() || first.is_numeric() || "-–•\"«(".contains(first)
            })
    }

    /// What speaks for or against a beginning, as the pieces of context that `joined_weights.tsv` lists.
    pub(crate) fn features(&mut self, start: u32, token: u32, end: u32, see: &mut dyn FnMut(&str)) {
        let inside = |token: &u32| (start..end).contains(token);
        let words = [token.checked_sub(2), Some(token - 1), Some(token)];
        let words = words.into_iter().chain([Some(token + 1), Some(token + 2)]);
        let mut told: [String; 5] = Default::default();
        let mut looks: [String; 5] = Default::default();
        for (place, word) in words.enumerate() {
            match word.filter(inside) {
                Some(word) => {
                    self.tell(word, &mut told[place]);
                    push_looks(self.doc.form(word), &mut looks[place]);
                }
                None => {
                    told[place].push('|');
                    looks[place].push('|');
                }
            }
        }
        let [before2, before, word, after, after2] = told.each_ref().map(String::as_str);
        let [looks2, looks1, own, next, _] = looks.each_ref().map(String::as_str);
        let own = &*if self.is_opener(token) {
            format!("{own}O")
        } else {
            own.to_string()
        };
        let mut first = String::new();
        self.tell(start, &mut first);
        let mut first_looks = String::new();
        push_looks(self.doc.form(start), &mut first_looks);
        let length = &*(token - start).ilog2().to_string();
        let [plain, capital] = self.elsewhere(token).map(|count| count.to_string());
        let (plain, capital) = (&*plain, &*capital);
        let bracketed = self.is_bracketed(start, token);
        let mut lowered = [token - 1, token].map(|token| self.doc.lower(token).into_owned());
        lowered
            .iter_mut()
            .for_each(|form| form.truncate(form.floor_char_boundary(40)));
        let name = &mut self.name;
        let mut see = |label: &str, parts: &[&str]| {
            name.clear();
            name.push_str(label);
            for part in parts {
                let _ = write!(name, " {part}");
            }
            see(name);
        };
        see("any", &[]);
        see("w", &[word]);
        see("word", &[&lowered[1]]);
        see("b", &[before]);
        see("before", &[&lowered[0]]);
        see("a", &[after]);
        see("bw", &[before, word]);
        see("wa", &[word, after]);
        see("bwa", &[before, word, after]);
        see("bbw", &[before2, before, word]);
        see("waa", &[word, after, after2]);
        see("l", &[looks2, looks1, own, next]);
        see("n", &[length, word]);
        see("nl", &[length, looks1, own]);
        see("f", &[&first, length]);
        see("fw", &[&first, word]);
        see("fl", &[&first_looks, looks1, own]);
        if bracketed {
            see("in", &[own]);
        }
        see("e", &[plain, capital]);
        see("el", &[plain, capital, looks1]);
        see("eb", &[plain, capital, own, before]);
        see("ea", &[plain, capital, next, looks1]);
        see("en", &[plain, capital, length]);
    }

    /// How often the text writes the word small, and with a capital within a sentence: 0, 1, or 2 for more;
    /// 3 where it has no capital here.
    fn elsewhere(&mut self, token: u32) -> [usize; 2] {
        let form = self.doc.form(token);
        let Some(first) = form.chars().next().filter(|first| first.is_uppercase()) else {
            return [3, 3];
        };
        self.lower.clear();
        self.lower.extend(first.to_lowercase());
        self.lower.push_str(&form[first.len_utf8()..]);
        let count = |form: &str| self.seen.get(form).copied().unwrap_or(0);
        let here = self.doc.form(token - 1).starts_with(char::is_lowercase);
        [
            count(&self.lower).min(2),
            count(form).saturating_sub(usize::from(here)).min(2),
        ]
    }

    fn is_bracketed(&self, start: u32, token: u32) -> bool {
        (start.max(token.saturating_sub(BRACKET))..token)
            .rev()
            .map(|token| self.doc.surface(token))
            .find(|surface| matches!(*surface, "(" | "[" | ")" | "]"))
            .is_some_and(|surface| matches!(surface, "(" | "["))
    }

    fn is_opener(&mut self, token: u32) -> bool {
        let form = self.doc.form(token);
        let bare = form.trim_end_matches(['\'', '’']);
        lowercase(bare, &mut self.lower);
        (bare.len() > 1 || bare.len() < form.len()) && self.rules.is_opener(&self.lower)
    }

    /// A word that often opens sentences, or a short one, as it is; of others the looks.
    fn tell(&mut self, token: u32, out: &mut String) {
        /// Shorter words are most often function words.
        const SHORT: usize = 4;
        let form = self.doc.form(token);
        if self.is_opener(token) {
            if form.starts_with(char::is_uppercase) {
                out.push('^');
            }
            out.push_str(&self.lower);
        } else if form.starts_with(char::is_lowercase) && form.chars().count() < SHORT {
            out.push_str(form);
        } else {
            push_looks(form, out);
        }
    }
}

fn push_looks(form: &str, out: &mut String) {
    let mut chars = form.chars();
    let first = chars.next().unwrap_or(' ');
    let second = chars.next().is_some_and(char::is_uppercase);
    match () {
        () if first.is_numeric() => out.push('9'),
        () if !first.is_alphanumeric() => out.push_str(form),
        () if second => out.push_str("AA"),
        () if first.is_uppercase() => out.push('A'),
        () => out.push('a'),
    }
}
