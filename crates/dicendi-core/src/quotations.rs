//! Quotation marks: which opens, which closes, and what stands between.
//!
//! Works on characters, block by block, before there are tokens. Straight marks are told apart by
//! their neighbours; a quotation left open is carried into the next paragraph only when that one
//! opens again, as French and English typography have it.

mod scan;

use crate::article::{Block, BlockKind};
use crate::document::{Document, Quotation, QuotationEnd};
use crate::span::{Byte, CharMap, Span};
use rustc_hash::FxHashSet;
use scan::{Mark, Scan};

/// Fills `doc.quotations`, in the order in which they open.
pub(crate) fn find(doc: &mut Document) {
    let mut found = Vec::new();
    let mut unclosed = Vec::new();
    let mut stray = Vec::new();
    for index in 0..doc.blocks.len() {
        let block = doc.blocks[index];
        let mut scan = Scan::new(&doc.article.text, block);
        scan.run();
        let first = found.len();
        if let Some(carried) = scan.carried_over(found.last()) {
            if carried.continues
                && let Some(before) = found.last_mut()
            {
                before.end = QuotationEnd::Reopened;
            }
            scan.stray.remove(0);
            found.push(carried);
        }
        found.append(&mut scan.quotations);
        found[first..]
            .sort_by_key(|quotation| (quotation.outer.start, u32::MAX - quotation.outer.end));
        unclosed.extend(scan.missing.iter().map(|&byte| (index, byte)));
        stray.extend(scan.stray.iter().map(|&byte| (index, byte)));
    }
    link_paragraphs(&doc.blocks, &doc.article.text, &mut found);
    let reopened: FxHashSet<u32> = found
        .iter()
        .filter(|quotation| quotation.end == QuotationEnd::Reopened)
        .map(|quotation| quotation.outer.start)
        .collect();
    unclosed.sort_unstable();
    unclosed.retain(|(_, byte)| !reopened.contains(byte));
    note(doc, &unclosed, "is not closed", "are not closed");
    note(doc, &stray, "closes none", "close none");
    doc.quotations = found;
}

/// So many marks of one article are named each; of more, it is their number that tells.
const NAMED: usize = 20;

/// Says of marks, each with its paragraph, what is wrong with them: with one, and with many.
fn note(doc: &mut Document, marks: &[(usize, u32)], one: &str, many: &str) {
    let read = |&(block, _): &(usize, u32)| {
        matches!(doc.blocks[block].kind, BlockKind::Text | BlockKind::Title)
    };
    let marks: Vec<_> = marks.iter().copied().filter(read).collect();
    let chars = CharMap::new(doc.text());
    for &(block, byte) in marks.iter().take(NAMED) {
        let place = chars.char_at(doc.text(), byte);
        let message = format!("paragraph {block}: quotation mark at character {place} {one}");
        doc.note("quotations", message);
    }
    if marks.len() > NAMED {
        let message = format!("{} more quotation marks {many}", marks.len() - NAMED);
        doc.note("quotations", message);
    }
}

/// A quotation open at the end of a paragraph goes on in the next one if that opens with a mark.
fn link_paragraphs(blocks: &[Block], text: &str, quotations: &mut [Quotation]) {
    for index in 0..quotations.len() {
        let quotation = quotations[index];
        if quotation.end != QuotationEnd::Missing || quotation.depth > 0 {
            continue;
        }
        let block = blocks.partition_point(|block| block.span.end <= quotation.outer.start);
        let Some(next) = blocks[block + 1..]
            .iter()
            .find(|block| block.kind == BlockKind::Text)
        else {
            continue;
        };
        let opener = |start: u32| text[start as usize..].chars().next();
        let again = quotations[index + 1..]
            .iter_mut()
            .find(|q| q.depth == 0 && q.outer.start == next.span.start);
        if let Some(again) = again
            && family(opener(again.outer.start)) == family(opener(quotation.outer.start))
        {
            again.continues = true;
            quotations[index].end = QuotationEnd::Reopened;
        }
    }
}

/// Marks that close each other.
fn family(mark: Option<char>) -> Option<Mark> {
    mark.and_then(Mark::of)
}

/// The span without the spaces at its ends.
pub(crate) fn trim(text: &str, span: Span<Byte>) -> Span<Byte> {
    let slice = span.of(text);
    let start = span.start + (slice.len() - slice.trim_start().len()) as u32;
    let end = span.start + slice.trim_end().len() as u32;
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::lexicon::Lexicon;

    /// Each quotation's inner text, with `>` a level of depth and `…` where no mark closes it.
    fn quoted(text: &str) -> Vec<String> {
        let mut doc = Document::new(Article::from_text("t", text));
        doc.blocks = crate::article::read_blocks(text, Lexicon::french());
        find(&mut doc);
        doc.quotations
            .iter()
            .map(|q| {
                let tail = match q.end {
                    QuotationEnd::Mark => "",
                    QuotationEnd::Reopened => "→",
                    QuotationEnd::Missing => "…",
                };
                let lead = if q.continues { "→" } else { "" };
                format!(
                    "{}{lead}{}{tail}",
                    ">".repeat(q.depth as usize),
                    q.inner.of(text)
                )
            })
            .collect()
    }

    #[test]
    fn marks_that_are_never_closed_cost_no_more_than_their_number() {
        let mut doc = Document::new(Article::from_text("t", "« Oui, dit-il. ".repeat(100)));
        doc.blocks = crate::article::read_blocks(doc.text(), Lexicon::french());
        find(&mut doc);
        assert_eq!(doc.quotations.len(), 100);
        assert!(
            doc.quotations
                .iter()
                .all(|q| usize::from(q.depth) < scan::DEEPEST)
        );
        assert_eq!(doc.problems.len(), NAMED + 1);
        assert_eq!(
            doc.problems[NAMED].message,
            "80 more quotation marks are not closed"
        );
    }

    #[test]
    fn every_kind_of_mark() {
        assert_eq!(
            quoted("« Oui », dit-il. \"Non\", dit-elle. “Peut-être”, dit-on."),
            ["Oui", "Non", "Peut-être"]
        );
        assert_eq!(
            quoted("Il dénonce l'\"abandon\" (\"inouï\") de l’“hôpital”."),
            ["abandon", "inouï", "hôpital"]
        );
        assert_eq!(
            quoted("Syrie.\"Le ministre part\", dit-il."),
            ["Le ministre part"]
        );
    }

    #[test]
    fn marks_inside_marks() {
        assert_eq!(
            quoted("« Il m'a dit : “Partez d'ici”, et je suis parti », raconte-t-il."),
            [
                "Il m'a dit : “Partez d'ici”, et je suis parti",
                ">Partez d'ici"
            ]
        );
        assert_eq!(
            quoted("\"On nous dit: 'rien à faire'\", s'agace-t-elle, l'air las."),
            ["On nous dit: 'rien à faire'", ">rien à faire"]
        );
        assert_eq!(
            quoted("L'avion d'hier n'a pas l'autorisation d'atterrir"),
            [""; 0]
        );
    }

    #[test]
    fn unclosed_and_stray_marks() {
        assert_eq!(
            quoted("Il a dit \"bonjour. Puis il a lancé \"au revoir\"."),
            ["bonjour.…", "au revoir"]
        );
        assert_eq!(
            quoted("Il va (pour un \"succès) et repart, puis \"revient\"."),
            ["succès…", "revient"]
        );
        assert_eq!(
            quoted("Le trafic repart\" lundi. Une mesure \"brutale\" selon lui."),
            ["brutale"]
        );
        assert_eq!(
            quoted("Un écran de 5\" et un autre \"géant\" »."),
            ["géant"]
        );
        assert_eq!(
            quoted("Un titre\nElle attend. \"Nous partons.\n\nTout est dit\", conclut-elle."),
            ["Nous partons.→", "→Tout est dit"]
        );
        assert_eq!(
            quoted("Un titre\nTout est dit\", conclut-elle."),
            ["Tout est dit"]
        );
        assert_eq!(quoted("« Sans fin"), ["Sans fin…"]);
        assert_eq!(quoted("\"\" « » \""), [""; 0]);
    }

    #[test]
    fn a_quotation_that_opens_again_in_each_paragraph() {
        let text = "Le maire se souvient.\n« Nous avons attendu longtemps, trop longtemps.\n« Personne n'est venu », dit-il.";
        assert_eq!(
            quoted(text),
            [
                "Nous avons attendu longtemps, trop longtemps.→",
                "→Personne n'est venu"
            ]
        );
    }
}
