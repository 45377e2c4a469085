//! Hand-built analyses: rules are tested on these, without the model.

use crate::conllu;
use crate::document::Document;
use crate::error::{Error, Result};

/// A document from a small table: one word a line, `form lemma upos feats head deprel`, put apart by
/// spaces; an empty line ends a sentence, a line `# newpar` begins a paragraph.
///
/// `feats` is `_` for none; `head` counts from 1 within the sentence, 0 for the root. A form that
/// ends in `~` has no space behind it. `2-3 au` alone on a line is the written form of words 2 and 3.
///
/// ```
/// let doc = dicendi_core::fixture::document("
///     Le       le     DET   Gender=Masc|Number=Sing  2 det
///     maire    maire  NOUN  Gender=Masc|Number=Sing  3 nsubj
///     proteste~ protester VERB Mood=Ind|VerbForm=Fin 0 root
///     .        .      PUNCT _                        3 punct
/// ").unwrap();
/// assert_eq!(doc.text(), "Le maire proteste.");
/// assert_eq!(doc.words.head, [1, 2, 2, 2]);
/// ```
pub fn document(table: &str) -> Result<Document> {
    let mut text = String::new();
    let mut id = 0;
    for (number, line) in table.trim().lines().enumerate() {
        let line = line.trim();
        let fields: Vec<&str> = line.split_whitespace().collect();
        let written = |form: &str| match form.strip_suffix('~') {
            Some(form) if !form.is_empty() => (form.to_string(), "SpaceAfter=No"),
            _ => (form.to_string(), "_"),
        };
        let row = match fields[..] {
            [] => {
                id = 0;
                String::new()
            }
            _ if line.starts_with('#') => line.to_string(),
            [range, form] => {
                let (form, misc) = written(form);
                format!("{range}\t{form}\t_\t_\t_\t_\t_\t_\t_\t{misc}")
            }
            [form, lemma, upos, feats, head, deprel] => {
                id += 1;
                let (form, misc) = written(form);
                format!("{id}\t{form}\t{lemma}\t{upos}\t_\t{feats}\t{head}\t{deprel}\t_\t{misc}")
            }
            _ => {
                return Err(Error::input(format!(
                    "analysis table, line {}: 6 columns expected",
                    number + 1
                )));
            }
        };
        text.push_str(&row);
        text.push('\n');
    }
    conllu::read(&text)
}
