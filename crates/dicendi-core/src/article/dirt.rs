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
        mojibake(text),
        1,
        "{} place looks like UTF-8 that was read in another encoding (Ã© for é): not read well, repair the text first",
        "{} places look like UTF-8 that was read in another encoding (Ã© for é): not read well, repair the text first",
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

/// Pairs that UTF-8 gives when it is read as Windows-1252 or Latin-1: its first bytes show as Ã, Â or â, and what
/// follows them cannot stand there in any word.
fn mojibake(text: &str) -> usize {
    let mut chars = text.chars().peekable();
    let mut count = 0;
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        count += usize::from(match c {
            'Ã' => matches!(
                next,
                '\u{80}'
                    ..='\u{bf}'
                        | '€'
                        | 'ƒ'
                        | '„'
                        | '…'
                        | '†'
                        | '‡'
                        | 'ˆ'
                        | '‰'
                        | 'Š'
                        | '‹'
                        | 'Œ'
            ),
            'Â' => matches!(next, '\u{a0}' | '«' | '»' | '°' | '·' | '§' | '£'),
            'â' => matches!(next, '€' | '\u{80}'),
            'Å' => matches!(next, '“' | '’' | '\u{92}' | '\u{93}'),
            _ => false,
        });
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
    if let Some(mark) = MARKS
        .iter()
        .find_map(|mark| read.ends_with(mark).then(|| read.len() - mark.len()))
    {
        return Some(&read[mark..]);
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
             A 18h32, tout était dit. Le tournoi de Malmö (Å) aussi.\n\n© Le Littoral"
        );
        assert_eq!(dirt(&text), "");
    }

    #[test]
    fn damage_is_counted() {
        assert!(
            dirt("La mairie a dÃ©cidÃ©, dit-on, Ã\u{a0} lâ€™unanimitÃ©.")
                .starts_with("5 places look like UTF-8")
        );
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
