//! Trees of reporting clauses behind quotations (*« … », a expliqué à l'AFP le maire*), built from
//! treebank sentences and the pieces of `training/fr/incises.tsv`: news is full of them, the
//! treebanks hold about ten. The verb of saying hangs on the quotation's root as `parataxis:insert`,
//! as in UD Sequoia and GSD.

use super::perceptron::Random;
use super::treebank::Corpus;
use crate::document::{Document, Sentence};
use crate::lexicon::Lexicon;
use crate::ud::Upos;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The pieces of the file by kind: words with their parts of speech, governors and relations.
struct Pieces {
    phrases: BTreeMap<&'static str, Vec<Vec<[&'static str; 4]>>>,
    words: BTreeMap<&'static str, Vec<&'static str>>,
    first_names: Vec<&'static str>,
}

/// One row of the tree that is being built; the governor counts from 1, 0 is the root.
#[derive(Clone)]
struct Row {
    form: String,
    upos: String,
    head: usize,
    deprel: String,
    glued: bool,
}

/// CoNLL-U with one reporting clause for about every `step`th fitting sentence of a treebank.
pub(super) fn build(corpus: &Corpus, step: usize, seed: u64) -> String {
    let pieces = Pieces::read();
    let mut random = Random::new(seed);
    let mut out = String::new();
    for sentence in &corpus.doc.sentences {
        if fits(&corpus.doc, sentence) && random.next() as usize % step == 0 {
            let mut rows = quoted(&corpus.doc, sentence, &mut random);
            if random.chance(0.2) {
                strip_marks(&mut rows);
            }
            add_clause(&mut rows, &pieces, &mut random);
            write(&rows, &mut out);
        }
    }
    out
}

/// Plain sentences of middling length without quotations, that end with a full stop.
fn fits(doc: &Document, sentence: &Sentence) -> bool {
    let forms = || sentence.tokens.range().map(|token| doc.form(token as u32));
    let last = sentence.tokens.end - 1;
    (3..=40).contains(&sentence.tokens.len())
        && doc.form(last) == "."
        && forms().all(|form| !matches!(form, "\"" | "«" | "»" | "“" | "”" | ":" | ";"))
}

/// The sentence without its full stop between quotation marks of some kind, with a comma behind.
fn quoted(doc: &Document, sentence: &Sentence, random: &mut Random) -> Vec<Row> {
    let marks = [("\"", "\""), ("\"", "\""), ("«", "»"), ("“", "”")][random.next() as usize % 4];
    let first = sentence.tokens.start;
    let root = sentence
        .tokens
        .range()
        .find(|&token| doc.words.is_root(token as u32))
        .unwrap_or(first as usize);
    let root = root - first as usize + 2;
    let mark = |form: &str, glued| Row {
        form: form.into(),
        upos: "PUNCT".into(),
        head: root,
        deprel: "punct".into(),
        glued,
    };
    let mut rows = vec![mark(marks.0, marks.0 != "«")];
    for token in sentence.tokens.range().take(sentence.tokens.len() - 1) {
        let words = &doc.words;
        let head = if words.is_root(token as u32) {
            0
        } else {
            (words.head[token] - first) as usize + 2
        };
        // Contractions are written as their words: only the analysis is learned from.
        let glued = words.end[token] == words.start[token + 1] && !words.inside[token + 1];
        rows.push(Row {
            form: doc.form(token as u32).into(),
            upos: words.upos[token].as_str().into(),
            head,
            deprel: words.deprel[token].as_str().into(),
            glued,
        });
    }
    if let Some(last) = rows.last_mut() {
        last.glued = marks.1 != "»";
    }
    rows.push(mark(marks.1, true));
    rows
}

/// Takes the quotation marks off again: *Les travaux continuent, a indiqué le maire.*
fn strip_marks(rows: &mut Vec<Row>) {
    rows.pop();
    rows.remove(0);
    for row in rows.iter_mut().filter(|row| row.head > 0) {
        row.head -= 1;
    }
    if let Some(last) = rows.last_mut() {
        last.glued = true;
    }
}

/// Appends comma, verb of saying, subject and what else there is, and the full stop.
fn add_clause(rows: &mut Vec<Row>, pieces: &Pieces, random: &mut Random) {
    let root = rows
        .iter()
        .position(|row| row.head == 0)
        .map_or(1, |at| at + 1);
    // Behind a quotation mark the comma is sometimes left out.
    let marked = rows.last().is_some_and(|row| row.upos == "PUNCT");
    let comma = (!marked || random.chance(0.85)).then_some(rows.len());
    if comma.is_some() {
        rows.push(Row {
            form: ",".into(),
            upos: "PUNCT".into(),
            head: root,
            deprel: "punct".into(),
            glued: false,
        });
    } else if let Some(last) = rows.last_mut() {
        last.glued = false;
    }
    let inverted = random.chance(0.35);
    let at = rows.len();
    let plural = !inverted && random.chance(0.2);
    add(
        rows,
        if inverted {
            "inverted"
        } else if plural {
            "verbs"
        } else {
            "verb"
        },
        root,
        pieces,
        random,
    );
    let verb = (at..rows.len())
        .find(|&row| rows[row].deprel.starts_with("parataxis"))
        .unwrap_or(at)
        + 1;
    if let Some(comma) = comma {
        rows[comma].head = verb;
    }
    let mut kinds: Vec<&str> = Vec::new();
    if !inverted {
        kinds.push(if plural { "subjects" } else { "subject" });
    }
    for (kind, chance) in [("addressee", 0.2), ("time", 0.3), ("place", 0.25)] {
        if random.chance(chance) {
            // Before the subject as well as behind it.
            let place = if random.chance(0.4) { 0 } else { kinds.len() };
            kinds.insert(place, kind);
        }
    }
    for kind in kinds {
        add(rows, kind, verb, pieces, random);
    }
    if let Some(last) = rows.last_mut() {
        last.glued = true;
    }
    rows.push(Row {
        form: ".".into(),
        upos: "PUNCT".into(),
        head: root,
        deprel: "punct".into(),
        glued: false,
    });
}

fn add(
    rows: &mut Vec<Row>,
    kind: &'static str,
    governor: usize,
    pieces: &Pieces,
    random: &mut Random,
) {
    let offset = rows.len();
    let phrase = pick(&pieces.phrases[kind], random);
    for [form, upos, head, deprel] in phrase {
        let head = match head.parse().unwrap_or(0) {
            0 => governor,
            head => offset + head,
        };
        let glued = form.ends_with('\'');
        rows.push(Row {
            form: pieces.fill(form, random),
            upos: (*upos).into(),
            head,
            deprel: (*deprel).into(),
            glued,
        });
    }
    for at in offset..rows.len() {
        // Clitics and commas stand close to what is before them.
        if at > 0 && (rows[at].form.starts_with('-') || rows[at].form == ",") {
            rows[at - 1].glued = true;
        }
    }
}

fn pick<'p, T>(items: &'p [T], random: &mut Random) -> &'p T {
    &items[random.next() as usize % items.len()]
}

impl Pieces {
    fn read() -> Self {
        let mut pieces = Pieces {
            phrases: BTreeMap::new(),
            words: BTreeMap::new(),
            first_names: Vec::new(),
        };
        for line in include_str!("../../training/fr/incises.tsv")
            .lines()
            .filter(|line| !line.starts_with('#'))
        {
            let mut fields = line.split('\t');
            let Some(kind) = fields.next() else { continue };
            if !line.contains(':') {
                pieces.words.entry(kind).or_default().extend(fields);
                continue;
            }
            let words = fields.next().unwrap_or("").split(' ').map(|word| {
                let mut parts = word.splitn(4, ':');
                [(); 4].map(|()| parts.next().unwrap_or("_"))
            });
            pieces
                .phrases
                .entry(kind)
                .or_default()
                .push(words.collect());
        }
        let known = Lexicon::french().people();
        let names = include_str!("../../lang/fr/first_names.tsv")
            .lines()
            .filter(|line| !line.starts_with('#'));
        let names = names
            .filter_map(|line| line.split('\t').next())
            .filter(|name| known.first_name(name).is_some());
        pieces.first_names = names.collect();
        pieces
    }

    fn fill(&self, form: &str, random: &mut Random) -> String {
        match form {
            "{first}" => (*pick(&self.first_names, random)).to_string(),
            "{place}" => (*pick(&self.words["place_name"], random)).to_string(),
            _ => match form.strip_prefix('{').and_then(|form| form.split_once('}')) {
                Some((slot, rest)) => format!("{}{rest}", pick(&self.words[slot], random)),
                None => form.to_string(),
            },
        }
    }
}

fn write(rows: &[Row], out: &mut String) {
    for (index, row) in rows.iter().enumerate() {
        let upos = Upos::parse(&row.upos).unwrap_or_default().as_str();
        let deprel = if row.head == 0 {
            "root"
        } else {
            row.deprel.as_str()
        };
        let misc = if row.glued { "SpaceAfter=No" } else { "_" };
        let _ = writeln!(
            out,
            "{}\t{}\t_\t{upos}\t_\t_\t{}\t{deprel}\t_\t{misc}",
            index + 1,
            row.form,
            row.head
        );
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ud::Deprel;

    #[test]
    fn every_clause_hangs_on_its_quotation_and_has_a_subject() {
        const TREE: &str = "
            Elle elle PRON _ 2 nsubj
            attend attendre VERB _ 0 root
            encore encore ADV _ 2 advmod
            . . PUNCT _ 2 punct

        ";
        let doc = crate::fixture::document(&TREE.repeat(300)).unwrap();
        let built = crate::conllu::read(&build(&Corpus { doc }, 1, 3)).unwrap();
        assert_eq!(built.sentences.len(), 300);
        for sentence in &built.sentences {
            let range = || sentence.tokens.range();
            let verbs: Vec<usize> = range()
                .filter(|&token| built.words.deprel[token] == Deprel::ParataxisInsert)
                .collect();
            assert_eq!(verbs.len(), 1);
            assert!(built.words.is_root(built.words.head[verbs[0]]));
            let subjects = range().filter(|&token| {
                built.words.deprel[token] == Deprel::Nsubj
                    && built.words.head[token] as usize == verbs[0]
            });
            assert_eq!(
                subjects.count(),
                1,
                "{}",
                built.slice(built.bytes(sentence.tokens))
            );
        }
    }
}
