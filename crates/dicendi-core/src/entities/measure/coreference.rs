//! Chains of mentions against a corpus annotated for coreference (CoNLL columns, chains in the last one).

use super::handed::analyzed;
use crate::analysis::Scratch;
use crate::document::Document;
use crate::entities::LEAST_CONFIDENCE;
use crate::entities::mentions::stands_alone;
use crate::entities::resolver::Resolver;
use crate::entities::weights;
use crate::error::{Error, Result};
use crate::evaluation::Rates;
use crate::lexicon::Lexicon;
use crate::ud::Upos;
use crate::{Article, cues, statements};
use rustc_hash::{FxHashMap, FxHashSet};
use std::fmt;

/// How the product's chains compare with the annotated ones.
#[derive(Debug, Clone, Default)]
pub struct Coreference {
    documents: usize,
    /// Mentions that both have, by their head words.
    shared: usize,
    pronouns: Links,
    descriptions: Links,
    muc: [usize; 4],
    b_cubed: [f64; 3],
}

/// Mentions with something before them in their chain, those linked to something, and rightly.
#[derive(Debug, Clone, Copy, Default)]
struct Links {
    due: usize,
    made: usize,
    right: usize,
}

/// An annotated text: each mention's head as a span of bytes, with its chain.
struct Chains {
    text: String,
    mentions: Vec<((u32, u32), u32)>,
}

/// Compares the chains of every document whose name contains `part` (Denis & Baldridge's MUC and B³ over
/// the mentions that both sides have).
pub fn coreference(conll: &str, part: &str) -> Result<Coreference> {
    let mut total = Coreference::default();
    for document in conll.split("#begin document ").skip(1) {
        let (name, rows) = document
            .split_once('\n')
            .ok_or_else(|| Error::input("coreference: a document without rows"))?;
        if name.contains(part) {
            total.add(&read(name, rows)?);
        }
    }
    Ok(total)
}

/// A word of a sentence: where it stands, its head's number, what opens and closes there.
struct Row<'r> {
    bytes: (u32, u32),
    head: usize,
    chains: &'r str,
}

fn read(name: &str, rows: &str) -> Result<Chains> {
    let mut chains = Chains {
        text: String::new(),
        mentions: Vec::new(),
    };
    for sentence in rows.split("\n\n") {
        let mut words: Vec<Row> = Vec::new();
        let mut covered = 0;
        for line in sentence.lines().filter(|line| line.contains('\t')) {
            let fields: Vec<&str> = line.split('\t').collect();
            let wrong = || Error::input(format!("coreference: {name}: no such row: {line:?}"));
            let [id, form, .., column] = fields[..] else {
                return Err(wrong());
            };
            if let Some((first, last)) = id.split_once('-') {
                chains.write(form);
                covered = last.parse().map_err(|_| wrong())?;
                let _: usize = first.parse().map_err(|_| wrong())?;
                continue;
            }
            let number: usize = id.parse().map_err(|_| wrong())?;
            if number > covered {
                chains.write(form);
            }
            let end = chains.text.len() as u32;
            let length = chains.text.split(' ').next_back().map_or(0, str::len) as u32;
            let start = end - length.min(form.len() as u32);
            let head = fields.get(6).and_then(|head| head.parse().ok());
            words.push(Row {
                bytes: (start, end),
                head: head.ok_or_else(wrong)?,
                chains: column,
            });
        }
        chains.text.push(' ');
        chains.mark(&words);
    }
    Ok(chains)
}

impl Chains {
    /// Adds a word, with a space before it where French sets one.
    fn write(&mut self, form: &str) {
        let tight = form.starts_with([',', '.', ')', '-', ']'])
            || self.text.ends_with(['\'', '’', '(', '[']);
        if !tight && !self.text.is_empty() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
        self.text.push_str(form);
    }

    fn mark(&mut self, words: &[Row]) {
        let mut open: Vec<(u32, usize)> = Vec::new();
        for (at, word) in words.iter().enumerate() {
            for piece in word.chains.split('|') {
                let digits = piece.trim_matches(['(', ')']);
                let Ok(chain) = digits.parse::<u32>() else {
                    continue;
                };
                if piece.starts_with('(') {
                    open.push((chain, at));
                }
                if piece.ends_with(')')
                    && let Some(index) = open.iter().rposition(|&(other, _)| other == chain)
                {
                    let (_, start) = open.remove(index);
                    let outside =
                        |word: &&Row| word.head == 0 || !(start + 1..=at + 1).contains(&word.head);
                    let head = words[start..=at].iter().find(outside);
                    self.mentions.extend(head.map(|head| (head.bytes, chain)));
                }
            }
        }
    }
}

impl Coreference {
    fn add(&mut self, gold: &Chains) {
        let mut scratch = Scratch::default();
        let article = Article::from_text("coreference", gold.text.clone());
        let mut doc = analyzed(article, &mut scratch);
        cues::find(&mut doc, Lexicon::french());
        statements::find(&mut doc, Lexicon::french());
        let found = Resolver::new(&doc, Lexicon::french(), weights::FRENCH, LEAST_CONFIDENCE)
            .run()
            .heads;
        self.documents += 1;
        // (gold chain, our entity, head), for mentions that both have, in the order of the text.
        let chain_at: FxHashMap<u32, u32> = gold
            .mentions
            .iter()
            .map(|&((start, _), chain)| (start, chain))
            .collect();
        let mut heads: Vec<(u32, u32)> = found.iter().map(|(&head, id)| (head, id.0)).collect();
        heads.sort_unstable();
        let shared: Vec<(u32, u32, u32)> = heads
            .iter()
            .filter_map(|&(head, entity)| {
                let chain = chain_at.get(&doc.words.start[head as usize])?;
                Some((*chain, entity, head))
            })
            .collect();
        self.shared += shared.len();
        self.add_links(&doc, gold, &shared);
        self.add_muc(&shared);
        self.add_b_cubed(&shared);
    }

    fn add_links(&mut self, doc: &Document, gold: &Chains, shared: &[(u32, u32, u32)]) {
        for (index, &(chain, entity, head)) in shared.iter().enumerate() {
            let links = match doc.words.upos[head as usize] {
                Upos::Propn => continue,
                _ if stands_alone(doc, head) => &mut self.pronouns,
                _ => &mut self.descriptions,
            };
            let start = doc.words.start[head as usize];
            let earlier = |&((at, _), other): &((u32, u32), u32)| at < start && other == chain;
            links.due += usize::from(gold.mentions.iter().any(earlier));
            let antecedent = shared[..index].iter().rev().find(|other| other.1 == entity);
            links.made += usize::from(antecedent.is_some());
            links.right += usize::from(antecedent.is_some_and(|other| other.0 == chain));
        }
    }

    /// Links that one side's chains keep of the other's.
    fn add_muc(&mut self, shared: &[(u32, u32, u32)]) {
        let kept = |key: fn(&(u32, u32, u32)) -> u32, response: fn(&(u32, u32, u32)) -> u32| {
            let mut parts: FxHashMap<u32, (usize, FxHashSet<u32>)> = FxHashMap::default();
            for mention in shared {
                let part = parts.entry(key(mention)).or_default();
                part.0 += 1;
                part.1.insert(response(mention));
            }
            parts.values().fold([0, 0], |sum, (size, pieces)| {
                [sum[0] + size - pieces.len(), sum[1] + size - 1]
            })
        };
        let recall = kept(|mention| mention.0, |mention| mention.1);
        let precision = kept(|mention| mention.1, |mention| mention.0);
        for (sum, part) in self.muc.iter_mut().zip(precision.into_iter().chain(recall)) {
            *sum += part;
        }
    }

    fn add_b_cubed(&mut self, shared: &[(u32, u32, u32)]) {
        for mention in shared {
            let size = |fits: &dyn Fn(&(u32, u32, u32)) -> bool| {
                shared.iter().filter(|other| fits(other)).count() as f64
            };
            let both = size(&|other| other.0 == mention.0 && other.1 == mention.1);
            self.b_cubed[0] += both / size(&|other| other.1 == mention.1);
            self.b_cubed[1] += both / size(&|other| other.0 == mention.0);
            self.b_cubed[2] += 1.0;
        }
    }
}

impl fmt::Display for Coreference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
        writeln!(
            f,
            "coreference: {} documents, {} mentions that both have",
            self.documents, self.shared
        )?;
        for (name, links) in [
            ("pronouns", self.pronouns),
            ("descriptions", self.descriptions),
        ] {
            writeln!(
                f,
                "  {name:13} {:4} with an antecedent, linked {:4}, right {:4} ({:.1} % of the links)",
                links.due,
                links.made,
                links.right,
                100.0 * share(links.right as f64, links.made as f64)
            )?;
        }
        let [kept, links, found, due] = self.muc.map(|count| count as f64);
        let [precision, recall, mentions] = self.b_cubed;
        let muc = Rates::of(share(kept, links), share(found, due));
        let b_cubed = Rates::of(share(precision, mentions), share(recall, mentions));
        write!(f, "  MUC P, R, F1 {muc}; B³ {b_cubed}")
    }
}
