//! What archives do to texts: damage is told, with its count, and read over as far as it can be.
//!
//! The text itself is never changed, so that offsets point into what the user has.

use super::{Block, BlockKind, ends_a_sentence, words};
use crate::lexicon::Lexicon;

/// Characters that are not seen and mean nothing for reading: controls (NUL among them), soft hyphens, spaces of no
/// width, joiners, marks of writing direction.
pub(crate) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
        || c.is_control() && !c.is_whitespace()
}

/// White space, and what is not seen.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_unseen(c)
}

/// So many timed entries make a live blog.
const ENTRIES: usize = 4;
/// From so many broken words on they are no slips.
const BROKEN_WORDS: usize = 2;
/// From so many letters on, which cannot stand where they stand, they are no names of brands.
const MISREAD_LETTERS: usize = 3;

/// What is suspicious in a text, in words for a reader.
pub(crate) fn find(text: &str, blocks: &[Block], lexicon: &Lexicon) -> Vec<String> {
    let mut found = Vec::new();
    let mut note = |count: usize, least: usize, one: &str, many: &str| {
        if count >= least {
            let what = if count == 1 { one } else { many };
            found.push(what.replace("{}", &count.to_string()));
        }
    };
    note(
        utf8_misread(text),
        1,
        "{} place looks like UTF-8 that was read in another encoding (Ã© for é): not read well, repair the text first (ftfy.fix_encoding), or read it as UTF-8 where it comes from",
        "{} places look like UTF-8 that was read in another encoding (Ã© for é): not read well, repair the text first (ftfy.fix_encoding), or read it as UTF-8 where it comes from",
    );
    note(
        letters_misread(text),
        MISREAD_LETTERS,
        "",
        "{} letters look as if they were read in another encoding (dÈclarer for déclarer): not read well, read the text in its own encoding where it comes from",
    );
    note(
        text.matches('\u{fffd}').count(),
        1,
        "{} character was lost before (U+FFFD)",
        "{} characters were lost before (U+FFFD)",
    );
    let controls = |c: &char| c.is_control() && !c.is_whitespace();
    note(
        text.chars().filter(controls).count(),
        1,
        "{} control character was read over",
        "{} control characters were read over",
    );
    note(
        broken_words(text),
        BROKEN_WORDS,
        "",
        "{} words are broken at the ends of lines: join the lines of paragraphs first",
    );
    note(
        wrapped_lines(text, blocks),
        1,
        "",
        "{} lines end inside a sentence: join the lines of paragraphs first",
    );
    note(
        blocks
            .iter()
            .filter(|block| is_timed(block.span.of(text)))
            .count(),
        ENTRIES,
        "",
        "{} timed entries, as in a live blog: what an entry leaves out is looked for in the entries before it",
    );
    note(
        ends_of_articles(text, blocks, lexicon),
        1,
        "running text follows {} copyright notice: there may be several articles in this text",
        "running text follows {} copyright notices: there may be several articles in this text",
    );
    if let Some(why) = cut(text, blocks, lexicon) {
        found.push(format!("the text is cut off: {why}"));
    }
    found
}

/// Letters and signs of French whose UTF-8 was read in an encoding that has a character for each byte: its first byte
/// shows as one character, and the next as one that cannot follow it in any word.
fn utf8_misread(text: &str) -> usize {
    let mut chars = text.chars().peekable();
    let mut before = ' ';
    let mut count = 0;
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        // Portuguese capitals may end in Ã.
        let ends_capitals = before.is_uppercase() && ends_words(next);
        count += usize::from(match c {
            // Windows-1252 and Latin-1: letters, signs in one half, then quotation marks, dashes, €.
            'Ã' => goes_on_in_1252(next) && !ends_capitals,
            'Â' => matches!(next, '\u{a0}' | '«' | '»' | '°' | '·' | '§' | '£') && !ends_capitals,
            'â' => matches!(
                next,
                '€' | '‚' | '„' | '†' | '\u{80}' | '\u{82}' | '\u{84}' | '\u{86}'
            ),
            'Å' => matches!(next, '“' | '’' | '\u{92}' | '\u{93}'),
            // Of old Macintoshes.
            '√' => matches!(
                next,
                '©' | '®'
                    | '†'
                    | '¢'
                    | '™'
                    | '¥'
                    | 'ß'
                    | 'Æ'
                    | 'Ø'
                    | 'ª'
                    | '´'
                    | 'â'
                    | 'Ä'
                    | 'á'
                    | 'à'
            ),
            '¬' => matches!(next, '´' | 'ª' | '†' | '∞'),
            '‚' => next == 'Ä',
            // Of DOS: lines of frames.
            '├' => !next.is_whitespace() && !is_of_frames(next) && !next.is_ascii(),
            '┬' => matches!(next, '½' | '╗' | 'á' | '░'),
            'Ô' | 'Γ' => next == 'Ç',
            _ => false,
        });
        before = c;
    }
    count
}

/// What Windows-1252 and Latin-1 show of the bytes of UTF-8 that are not the first of a character.
fn goes_on_in_1252(c: char) -> bool {
    const ABOVE_LATIN_1: &str = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";
    matches!(c, '\u{80}'..='\u{bf}') || ABOVE_LATIN_1.contains(c)
}

/// What may follow a whole word.
fn ends_words(c: char) -> bool {
    matches!(c, '\u{a0}' | '«' | '»' | '’' | '”' | '…' | '–' | '—')
}

/// Lines, which follow one another in a drawn frame; the signs of a letter are corners and blocks.
fn is_of_frames(c: char) -> bool {
    matches!(c, '─' | '┤' | '┬' | '┼')
}

/// Letters of one encoding that were read in another: what é and è then show as cannot stand between small letters.
fn letters_misread(text: &str) -> usize {
    let is_small = |c: char| c.is_ascii_lowercase();
    let mut before = [' '; 2];
    let mut count = 0;
    for c in text.chars() {
        let strange = matches!(
            before[1],
            'È' | 'Ë' | 'Ú' | 'Þ' | 'Θ' | 'Φ' | 'Ž' | '‚' | 'Š'
        );
        count += usize::from(strange && is_small(before[0]) && is_small(c));
        before = [before[1], c];
    }
    count
}

/// *décla-*, and on the next line *ré*.
fn broken_words(text: &str) -> usize {
    let mut lines = text
        .lines()
        .map(|line| line.trim_matches(is_blank))
        .peekable();
    let mut count = 0;
    while let Some(line) = lines.next() {
        let head = line.strip_suffix(['-', '\u{ad}', '\u{2010}', '¬']);
        let broken = head.is_some_and(|head| head.ends_with(char::is_lowercase));
        let goes_on = |next: &&str| next.starts_with(char::is_lowercase);
        count += usize::from(broken && lines.peek().is_some_and(goes_on));
    }
    count
}

/// Lines of running text that no sentence ends, before others that begin in lower case: more than half of all.
fn wrapped_lines(text: &str, blocks: &[Block]) -> usize {
    let lines: Vec<&str> = blocks.iter().map(|block| block.span.of(text)).collect();
    let wrapped = lines
        .windows(2)
        .filter(|pair| {
            words(pair[0]) >= 4
                && !ends_a_sentence(pair[0])
                && pair[1].starts_with(char::is_lowercase)
        })
        .count();
    if wrapped >= 3 && 2 * wrapped > lines.len() {
        wrapped
    } else {
        0
    }
}

/// *18h32*, *18:32 – Le préfet …*
fn is_timed(line: &str) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let line = line.trim_start_matches(['[', '(', '-', '–', '•', ' ']);
    let hour = digits(line);
    let Some(rest) = line.get(hour..) else {
        return false;
    };
    let Some(minutes) = rest.strip_prefix(['h', 'H', ':']) else {
        return false;
    };
    let length = digits(minutes);
    let after = minutes[length..].chars().next().unwrap_or(' ');
    (1..=2).contains(&hour)
        && length == 2
        && !after.is_alphanumeric()
        && !matches!(after, ',' | ':')
}

/// Notices of copyright that a title and running text stand behind, as in the exports of archives.
fn ends_of_articles(text: &str, blocks: &[Block], lexicon: &Lexicon) -> usize {
    let is_text = |block: &Block| block.kind == BlockKind::Text && words(block.span.of(text)) > 12;
    let mut count = 0;
    let mut before = false;
    let mut notice = false;
    for block in blocks {
        if lexicon.ends_article(block.span.of(text)) {
            notice |= before;
        } else if is_text(block) {
            count += usize::from(notice);
            notice = false;
            before = true;
        }
    }
    count
}

/// Whether the end of a text was kept back, and what says so.
fn cut<'t>(text: &'t str, blocks: &[Block], lexicon: &Lexicon) -> Option<&'t str> {
    let last = |block: &&Block| matches!(block.kind, BlockKind::Text | BlockKind::Title);
    let read = blocks.iter().rev().find(last)?.span.of(text);
    const MARKS: [&str; 2] = ["[…]", "[...]"];
    let mark = MARKS.iter().find(|mark| read.ends_with(**mark));
    if let Some(mark) = mark {
        return Some(mark);
    }
    let barriers = blocks.iter().map(|block| block.span.of(text));
    barriers.rev().take(8).find(|line| lexicon.is_barrier(line))
}

#[cfg(test)]
mod tests {
    use super::super::read_blocks;
    use super::*;

    fn dirt(text: &str) -> String {
        let lexicon = Lexicon::french();
        find(text, &read_blocks(text, lexicon), lexicon).join("; ")
    }

    const LONG: &str = "Le conseil municipal a voté lundi soir, après quatre heures de débats, la rénovation du marché couvert.";

    #[test]
    fn clean_text_is_not_suspicious() {
        let text = format!(
            "Le marché sera rénové\n\n{LONG}\n\nLa mairie — où Ângela Reis siège — s'en réjouit : « Âpre débat… »\n\n\
             A 18h32, tout était dit. Le tournoi de Malmö (Å) aussi. « AMANHû, √2 et √x, ├── là, chez TéléÈze\n\n© Le Littoral"
        );
        assert_eq!(dirt(&text), "");
    }

    #[test]
    fn damage_is_counted() {
        assert!(
            dirt("La mairie a dÃ©cidÃ©, dit-on, Ã\u{a0} lâ€™unanimitÃ©.")
                .starts_with("5 places look like UTF-8")
        );
        for misread in [
            "La mairie a d√©cid√©, dit-on, √† l‚Äôunanimit√©.",
            "La mairie a d├®cid├®, dit-on, ├á lÔÇÖunanimit├®.",
            "La mairie a d├⌐cid├⌐, dit-on, ├á lΓÇÖunanimit├⌐.",
        ] {
            assert!(
                dirt(misread).starts_with("5 places look like UTF-8"),
                "{misread}"
            );
        }
        for misread in [
            "Le prÈfet a rÈpÈtÈ qu'il fallait dÈfendre l'ÈlevË.",
            "Le prÚfet a rÚpÚtÚ qu'il fallait dÚfendre l'ÚlevÞ.",
            "Le prŽfet a rŽpŽtŽ qu'il fallait dŽfendre.",
            "Le pr‚fet a r‚p‚t‚ qu'il fallait d‚fendre.",
        ] {
            assert!(
                dirt(misread).starts_with("4 letters look as if"),
                "{misread}"
            );
        }
        assert_eq!(
            dirt("Il d\u{fffd}t oui."),
            "1 character was lost before (U+FFFD)"
        );
        assert_eq!(
            dirt("Il\0 dit\u{7} oui."),
            "2 control characters were read over"
        );
        let scanned = "Le con-\nseil a voté la réno-\nvation du marché.";
        assert!(
            dirt(scanned).starts_with("2 words are broken"),
            "{}",
            dirt(scanned)
        );
        let wrapped = "Le conseil a voté lundi\nla rénovation du marché\nqui attend depuis dix\nans qu'on le rénove\nenfin.";
        assert!(
            dirt(wrapped).starts_with("4 lines end inside"),
            "{}",
            dirt(wrapped)
        );
    }

    #[test]
    fn live_blogs_and_heaps_of_articles_are_told() {
        let live: String = (1..=5)
            .map(|hour| format!("1{hour}h05 - {LONG}\n"))
            .collect();
        assert!(dirt(&live).starts_with("5 timed entries"));
        let heap = format!(
            "Un titre de journal\n{LONG}\nTous droits réservés\nUn autre titre de journal\nLes pêcheurs ont quitté le port à quatre heures du matin, malgré la houle et les consignes de la préfecture.\n© Le Littoral"
        );
        assert_eq!(
            dirt(&heap),
            "running text follows 1 copyright notice: there may be several articles in this text"
        );
    }

    #[test]
    fn what_is_kept_back_is_told() {
        assert_eq!(
            dirt(&format!("{LONG}\n\nLa mairie attend […]")),
            "the text is cut off: […]"
        );
        let barred = format!("{LONG}\n\nIl vous reste 70 % de cet article à lire.");
        assert_eq!(
            dirt(&barred),
            "the text is cut off: Il vous reste 70 % de cet article à lire."
        );
    }
}
