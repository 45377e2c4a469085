//! The form lexicon of the model, from Lefff, the forms of GSD, and the treebanks.

use super::treebank::Corpus;
use crate::analysis::internals::{LONGEST_ENDING, Rule, lemma_key, lists};
use crate::error::{Error, Result};
use crate::lexicon::Lexicon;
use crate::tokens::lowercase;
use crate::ud::Upos;
use std::collections::{BTreeMap, BTreeSet};

/// What the sources say of one form.
#[derive(Debug, Default)]
struct Entry {
    /// Category and features, as the sources write them.
    tags: BTreeSet<String>,
    /// How often it is which lemma as which part of speech.
    lemmas: BTreeMap<(Upos, Rule), u32>,
    /// Which lists it stands in.
    lists: u8,
    /// Its group of words in like contexts.
    cluster: u16,
}

/// The section `forms`.
pub(super) fn build(
    lefff: &str,
    gsd: &str,
    treebanks: &[Corpus],
    clusters: &BTreeMap<String, u16>,
) -> Result<Vec<u8>> {
    let mut entries = BTreeMap::new();
    read_lefff(lefff, &mut entries);
    read_gsd(gsd, &mut entries);
    for (form, &cluster) in clusters {
        entries.entry(form.clone()).or_default().cluster = cluster;
    }
    mark_lists(&mut entries);
    let seen = treebank_lemmas(treebanks);
    let mut rules: BTreeMap<&Rule, u32> = BTreeMap::new();
    for (_, rule) in entries.values().flat_map(|entry| entry.lemmas.keys()) {
        *rules.entry(rule).or_default() += 1;
    }
    for rule in seen.values().flat_map(BTreeMap::keys) {
        *rules.entry(rule).or_default() += 1;
    }
    let number: BTreeMap<Rule, u16> = rules
        .keys()
        .enumerate()
        .map(|(index, rule)| ((*rule).clone(), index as u16))
        .collect();
    if number.len() > usize::from(u16::MAX) {
        return Err(Error::model("too many lemma rules"));
    }
    let mut out = Vec::new();
    put_count(&mut out, number.len());
    for rule in number.keys() {
        out.push(rule.cut);
        put_string(&mut out, &rule.append);
    }
    write_entries(&entries, &number, &mut out)?;
    write_exceptions(&entries, &seen, &number, &mut out);
    write_endings(&entries, &seen, &number, &mut out);
    Ok(out)
}

/// The tags (category and features) of every class of forms, in the order of their numbers; class 0,
/// for unknown forms, has none.
pub(super) fn classes(lefff: &str) -> Vec<BTreeSet<String>> {
    let mut entries = BTreeMap::new();
    read_lefff(lefff, &mut entries);
    let mut classes: BTreeSet<BTreeSet<String>> =
        entries.into_values().map(|entry| entry.tags).collect();
    classes.insert(BTreeSet::new());
    classes.into_iter().collect()
}

fn put_count(out: &mut Vec<u8>, count: usize) {
    out.extend((count as u32).to_le_bytes());
}

fn put_string(out: &mut Vec<u8>, text: &str) {
    out.push(text.len() as u8);
    out.extend(text.as_bytes());
}

/// Lefff: form, category, lemma, features.
fn read_lefff(text: &str, entries: &mut BTreeMap<String, Entry>) {
    let mut lower = String::new();
    for line in text.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [form, category, lemma, tag] = fields[..] else {
            continue;
        };
        if form.is_empty() || form.len() > 60 || form.contains([' ', '_']) {
            continue;
        }
        let upos = match category {
            "v" => Upos::Verb,
            "auxAvoir" | "auxEtre" => Upos::Aux,
            "nc" => Upos::Noun,
            "adj" => Upos::Adj,
            "np" => Upos::Propn,
            "adv" | "advneg" => Upos::Adv,
            "prep" => Upos::Adp,
            "csu" => Upos::Sconj,
            "coo" => Upos::Cconj,
            "det" => Upos::Det,
            "pres" => Upos::Intj,
            "pro" | "cln" | "cla" | "cld" | "clr" | "cll" | "clg" | "cldr" | "clar" | "pri"
            | "prel" | "ilimp" | "ce" => Upos::Pron,
            _ => continue,
        };
        let name = upos == Upos::Propn;
        let form = lowered(form, &mut lower);
        let entry = entries.entry(form.to_string()).or_default();
        if name {
            entry.lists |= lists::NAME;
            continue;
        }
        entry.tags.insert(format!("{category} {tag}"));
        // Participles are verbs to Lefff and often adjectives to the treebanks; closed classes have
        // lemmas of their own there.
        if matches!(
            upos,
            Upos::Verb | Upos::Noun | Upos::Adj | Upos::Adv | Upos::Aux
        ) && !lemma.contains(['_', ' '])
        {
            *entry
                .lemmas
                .entry((upos, Rule::between(form, lemma)))
                .or_default() += 1;
        }
    }
}

fn lowered<'l>(form: &str, lower: &'l mut String) -> &'l str {
    lowercase(form, lower);
    lower
}

/// GSD: form, lemma, part of speech, features, count.
fn read_gsd(text: &str, entries: &mut BTreeMap<String, Entry>) {
    let mut lower = String::new();
    for line in text.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [form, lemma, upos, _, count] = fields[..] else {
            continue;
        };
        let Some(upos) = Upos::parse(upos) else {
            continue;
        };
        let closed = !matches!(
            upos,
            Upos::Propn | Upos::Num | Upos::X | Upos::Sym | Upos::Punct
        );
        if !closed || form.len() > 60 || lemma == "_" {
            continue;
        }
        let form = lowered(form, &mut lower);
        let entry = entries.entry(form.to_string()).or_default();
        let count: u32 = count.trim().parse().unwrap_or(1);
        *entry
            .lemmas
            .entry((upos, Rule::between(form, lemma)))
            .or_default() += count;
    }
}

/// Marks the forms that stand in the lists of names, roles and titles of the language folder.
fn mark_lists(entries: &mut BTreeMap<String, Entry>) {
    let (people, places) = (Lexicon::french().people(), Lexicon::french().places());
    let mut lower = String::new();
    let files = [
        include_str!("../../lang/fr/first_names.tsv"),
        include_str!("../../lang/fr/states.tsv"),
    ];
    for line in files
        .iter()
        .flat_map(|file| file.lines())
        .filter(|line| !line.starts_with('#'))
    {
        for name in line
            .split(['\t', ',', '/'])
            .map(str::trim)
            .filter(|name| name.chars().count() > 2)
        {
            if !name.contains(' ') {
                entries
                    .entry(lowered(name, &mut lower).to_string())
                    .or_default();
            }
        }
    }
    for (form, entry) in entries {
        let mut mark = |listed: bool, list: u8| entry.lists |= if listed { list } else { 0 };
        mark(people.first_name(form).is_some(), lists::FIRST_NAME);
        mark(places.state(form).is_some(), lists::STATE);
        mark(
            places.state_of_capital(form).is_some() || places.seat(form).is_some(),
            lists::CAPITAL,
        );
        mark(people.role(form).is_some(), lists::ROLE);
        mark(people.title(form).is_some(), lists::TITLE);
        mark(places.body(form).is_some(), lists::BODY);
        mark(places.state_of_demonym(form).is_some(), lists::DEMONYM);
    }
}

/// Lemmas of the treebanks: form and part of speech, then rules with their counts.
fn treebank_lemmas(treebanks: &[Corpus]) -> BTreeMap<(String, Upos), BTreeMap<Rule, u32>> {
    let mut seen: BTreeMap<(String, Upos), BTreeMap<Rule, u32>> = BTreeMap::new();
    let mut lower = String::new();
    for doc in treebanks.iter().map(|corpus| &corpus.doc) {
        for token in 0..doc.words.len() {
            let upos = doc.words.upos[token];
            let form = doc.form(token as u32);
            let form = if upos == Upos::Propn {
                form
            } else {
                lowered(form, &mut lower)
            };
            let rule = Rule::between(form, doc.lemma(token as u32));
            if !doc.lemma(token as u32).is_empty() && rule.append.len() < 40 {
                *seen
                    .entry((form.to_string(), upos))
                    .or_default()
                    .entry(rule)
                    .or_default() += 1;
            }
        }
    }
    seen
}

fn most_frequent(lemmas: &BTreeMap<Rule, u32>) -> Option<&Rule> {
    lemmas
        .iter()
        .max_by_key(|(_, count)| **count)
        .map(|(rule, _)| rule)
}

fn write_entries(
    entries: &BTreeMap<String, Entry>,
    number: &BTreeMap<Rule, u16>,
    out: &mut Vec<u8>,
) -> Result<()> {
    let lemma_list = |entry: &Entry| {
        let mut list: Vec<(Upos, u32, u16)> = Vec::new();
        for ((upos, rule), &count) in &entry.lemmas {
            match list.iter_mut().find(|known| known.0 == *upos) {
                Some(known) if known.1 >= count => {}
                Some(known) => *known = (*upos, count, number[rule]),
                None => list.push((*upos, count, number[rule])),
            }
        }
        list.into_iter()
            .map(|(upos, _, rule)| (upos, rule))
            .collect::<Vec<_>>()
    };
    let lists: BTreeSet<Vec<(Upos, u16)>> = entries
        .values()
        .map(lemma_list)
        .filter(|list| !list.is_empty())
        .collect();
    put_count(out, lists.len());
    for list in &lists {
        out.push(list.len() as u8);
        for (upos, rule) in list {
            out.push(*upos as u8);
            out.extend(rule.to_le_bytes());
        }
    }
    let lists: BTreeMap<&Vec<(Upos, u16)>, u16> = lists.iter().zip(1..).collect();
    let mut classes: BTreeMap<&BTreeSet<String>, u32> = BTreeMap::new();
    for entry in entries.values().filter(|entry| !entry.tags.is_empty()) {
        *classes.entry(&entry.tags).or_default() += 1;
    }
    if lists.len() >= usize::from(u16::MAX) || classes.len() >= usize::from(u16::MAX) {
        return Err(Error::model("too many classes of forms"));
    }
    let class: BTreeMap<&BTreeSet<String>, u16> = classes.keys().copied().zip(1..).collect();
    put_count(out, entries.len());
    let mut last = "";
    for (form, entry) in entries {
        let shared: usize = last
            .chars()
            .zip(form.chars())
            .take_while(|(a, b)| a == b)
            .map(|(a, _)| a.len_utf8())
            .sum();
        out.push(shared as u8);
        put_string(out, &form[shared..]);
        out.extend(class.get(&entry.tags).copied().unwrap_or(0).to_le_bytes());
        out.extend(
            lists
                .get(&lemma_list(entry))
                .copied()
                .unwrap_or(0)
                .to_le_bytes(),
        );
        out.extend(entry.cluster.to_le_bytes());
        out.push(entry.lists);
        last = form;
    }
    Ok(())
}

type Seen = BTreeMap<(String, Upos), BTreeMap<Rule, u32>>;

fn write_exceptions(
    entries: &BTreeMap<String, Entry>,
    seen: &Seen,
    number: &BTreeMap<Rule, u16>,
    out: &mut Vec<u8>,
) {
    let mut table = BTreeMap::new();
    for ((form, upos), lemmas) in seen {
        let Some(rule) = most_frequent(lemmas) else {
            continue;
        };
        let listed = entries.get(form).map(|entry| {
            let known = entry.lemmas.iter().filter(|(lemma, _)| lemma.0 == *upos);
            known
                .max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)))
                .map(|(lemma, _)| &lemma.1)
        });
        if listed.flatten() != Some(rule) {
            table.insert(lemma_key(*upos, form), number[rule]);
        }
    }
    write_table(&table, out);
}

fn write_endings(
    entries: &BTreeMap<String, Entry>,
    seen: &Seen,
    number: &BTreeMap<Rule, u16>,
    out: &mut Vec<u8>,
) {
    let mut counts: BTreeMap<(Upos, &str), BTreeMap<&Rule, u32>> = BTreeMap::new();
    let mut count = |upos: Upos, form, rule, weight: u32| {
        for ending in endings(form) {
            *counts
                .entry((upos, ending))
                .or_default()
                .entry(rule)
                .or_default() += weight;
        }
    };
    for (form, entry) in entries {
        for (upos, rule) in entry.lemmas.keys() {
            count(*upos, form, rule, 1);
        }
    }
    for ((form, upos), lemmas) in seen {
        if let Some(rule) = most_frequent(lemmas).filter(|_| *upos != Upos::Propn) {
            count(*upos, form, rule, 3);
        }
    }
    let decided: BTreeMap<(Upos, &str), &Rule> = counts
        .iter()
        .filter_map(|(key, rules)| {
            let (rule, count) = rules.iter().max_by_key(|(_, count)| **count)?;
            (*count >= 3).then_some((*key, *rule))
        })
        .collect();
    let mut table = BTreeMap::new();
    for (&(upos, ending), rule) in &decided {
        // An ending is kept where the shorter one would decide otherwise.
        let mut chars = ending.chars();
        chars.next();
        if decided.get(&(upos, chars.as_str())) != Some(rule) {
            table.insert(lemma_key(upos, ending), number[*rule]);
        }
    }
    write_table(&table, out);
}

fn endings(form: &str) -> impl Iterator<Item = &str> {
    form.char_indices()
        .rev()
        .take(LONGEST_ENDING)
        .map(|(at, _)| &form[at..])
}

fn write_table(table: &BTreeMap<u32, u16>, out: &mut Vec<u8>) {
    put_count(out, table.len());
    for (key, rule) in table {
        out.extend(key.to_le_bytes());
        out.extend(rule.to_le_bytes());
    }
}
