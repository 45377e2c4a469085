//! Words: a block of text into syntactic words as Universal Dependencies cuts French, without loss.
//!
//! Every character that is not a space belongs to a token, in order; tokens overlap only where a
//! contraction (*au*) is two words. What is cut where is language data (`lang/fr/*.tsv`), read by
//! [`Orthography`]; this module knows characters, not words.

mod contractions;
mod scan;
mod split;

pub(crate) use contractions::parts;
#[cfg(feature = "train")]
pub(crate) use contractions::{Context, features as contraction_features};
pub(crate) use split::lowercase;

use crate::article::is_blank;
use crate::document::Document;
use crate::lexicon::{Lexicon, Orthography};
use crate::span::{Byte, Span};

/// Fills `doc.words` block by block, without any analysis.
pub(crate) fn tokenize(doc: &mut Document, lexicon: &Lexicon) {
    let rules = lexicon.orthography();
    let Document {
        article,
        blocks,
        words,
        strings,
        ..
    } = doc;
    let mut pieces = Vec::new();
    let mut lower = String::new();
    for block in blocks.iter() {
        pieces.clear();
        cut(&article.text, block.span, rules, &mut pieces, &mut lower);
        contractions::expand(&article.text, &pieces, rules, words, strings, &mut lower);
    }
}

/// The written words of a stretch of text, contractions whole.
pub(crate) fn cut(
    text: &str,
    within: Span<Byte>,
    rules: &Orthography,
    pieces: &mut Vec<Span<Byte>>,
    lower: &mut String,
) {
    let text = &text[..within.end as usize];
    let mut at = within.start as usize;
    while let Some(c) = text[at..].chars().next() {
        if is_blank(c) {
            at += c.len_utf8();
            continue;
        }
        let begins_chunk = text[..at].chars().next_back().is_none_or(is_blank);
        let word_end = scan::address(text, at)
            .or_else(|| scan::tag(text, at))
            .or_else(|| {
                if begins_chunk {
                    scan::signed(text, at, rules)
                } else {
                    None
                }
            });
        if let Some(end) = word_end {
            pieces.push(Span::new(at as u32, end as u32));
            at = end;
        } else if scan::is_word(c) {
            let end = scan::word(text, at, rules, lower);
            at = split::word(text, at, end, rules, pieces, lower);
        } else {
            let end = scan::mark(text, at);
            pieces.push(Span::new(at as u32, end as u32));
            at = end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Article;
    use crate::article::read_blocks;

    pub(super) fn words(text: &str) -> Vec<String> {
        let mut doc = Document::new(Article::from_text("t", text));
        doc.blocks = read_blocks(text, Lexicon::french());
        tokenize(&mut doc, Lexicon::french());
        check(&doc);
        (0..doc.words.len() as u32)
            .map(|token| doc.form(token).to_string())
            .collect()
    }

    /// Tokens cover all that is not space, in order, and overlap only inside contractions.
    fn check(doc: &Document) {
        let mut at = 0;
        for token in 0..doc.words.len() as u32 {
            let span = doc.words.span(token);
            if doc.words.inside[token as usize] {
                assert_eq!(span, doc.words.span(token - 1));
                continue;
            }
            let gap = &doc.text()[at..span.start as usize];
            assert!(gap.chars().all(is_blank), "{gap:?} is lost");
            assert!(!span.is_empty());
            at = span.end as usize;
        }
        assert!(doc.text()[at..].chars().all(is_blank), "the end is lost");
    }

    macro_rules! cuts {
        ($($name:ident: $text:literal => $words:literal;)+) => {
            $(#[test]
            fn $name() {
                assert_eq!(words($text).join("|"), $words);
            })+
        };
    }

    cuts! {
        elisions: "L’hiver qu'il n'a pas d'aujourd'hui, jusqu’ici" =>
            "L’|hiver|qu'|il|n'|a|pas|d'|aujourd'hui|,|jusqu’|ici";
        contractions: "Au maire et aux élus auxquels il pense" => "À|le|maire|et|à|les|élus|à|lesquels|il|pense";
        clitics: "A-t-il dit, ajoute-t-on. Dites-le-moi ! Est-ce rendez-vous ?" =>
            "A|-t-il|dit|,|ajoute|-t-on|.|Dites|-le|-moi|!|Est|-ce|rendez-vous|?";
        names_stay_whole: "Jean-Luc vit à Saint-Jean-la-Forêt, rue O'Brien" =>
            "Jean-Luc|vit|à|Saint-Jean-la-Forêt|,|rue|O'Brien";
        titles: "M. Petit, Mme Roux et le Dr. Blanc, etc. Fin." =>
            "M.|Petit|,|Mme|Roux|et|le|Dr.|Blanc|,|etc.|Fin|.";
        initials: "J.-F. Petit et F. Roux, de l'O.N.U., au plan B." =>
            "J.-F.|Petit|et|F.|Roux|,|de|l'|O.N.U.|,|à|le|plan|B|.";
        glued_pages: "en ville.\"Le maire arrive.La suite:rien" => "en|ville|.|\"|Le|maire|arrive|.|La|suite|:|rien";
        numbers: "1 500 euros, 3,5% de 10.000€ à 14h30 le 12/03/2019, 2-1" =>
            "1 500|euros|,|3,5|%|de|10.000|€|à|14|h|30|le|12/03/2019|,|2-1";
        quotation_marks: "«\u{a0}Oui\u{202f}!\u{a0}», “non” 'peut-être' ‘bof’…" =>
            "«|Oui|!|»|,|“|non|”|'|peut-être|'|‘|bof|’|…";
        elision_before_a_mark: "l'\"affaire\" d’« espoir »" => "l'|\"|affaire|\"|d’|«|espoir|»";
        web: "Voir https://exemple.fr/a?b=1. Écrire à redaction@journal.fr, #Budget2020 @mairie_ville" =>
            "Voir|https://exemple.fr/a?b=1|.|Écrire|à|redaction@journal.fr|,|#Budget2020|@mairie_ville";
        dots_and_dashes: "Bon... oui -- enfin – non.." => "Bon|...|oui|--|enfin|–|non|..";
        variants: "élu(e)s, maître(s) d'œuvre (s'il) et km/h" => "élu(e)s|,|maître(s)|d'|œuvre|(|s'|il|)|et|km|/|h";
    temperatures: "n°3, 25 °C" => "n°|3|,|25|°C";
    }

    #[test]
    fn any_text_is_covered() {
        for text in [
            "",
            "'",
            "''",
            "l'",
            "-",
            "-il",
            "#",
            "@",
            ".",
            "a.",
            "..a",
            "é\u{301}\u{200d}",
            "\u{feff}",
            "🙂👍🏽",
            "1 000 000 00",
            "d'd'd'",
            "-t-il-t-il",
            "a@b",
            "http://",
            "www.",
            "n°°",
            "\u{ad}a\u{ad}",
            "12h",
            "h12h3",
            "l’’’a",
            "A.B.C",
            "a-",
            "-a-",
            "\u{2028}x\u{85}y",
            "à\u{303}",
            "1.\u{a0}000",
            "ﬁn",
            "ǅ.ǅ",
        ] {
            words(text);
        }
    }
}
