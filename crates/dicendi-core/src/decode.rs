//! Bytes of a file to text: UTF-8 as a rule, and what older French archives hold.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_15, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use yore::code_pages::CP850;

/// A text and what had to be done to read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without byte order mark and without NUL characters.
    pub text: String,
    /// What was not plain UTF-8, in words for a reader; empty as a rule.
    pub notes: Vec<String>,
}

/// Reads bytes as text; never fails, and says what it had to guess.
pub fn decode(bytes: &[u8]) -> Decoded {
    let mut notes = Vec::new();
    let mut text = if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        read(&bytes[mark..], encoding, &mut notes)
    } else if let Ok(text) = std::str::from_utf8(bytes)
        && !has_utf16_zeros(bytes)
    {
        text.to_owned()
    } else {
        match guess(bytes) {
            Some(encoding) => read(bytes, encoding, &mut notes),
            None => {
                notes.push("not UTF-8: read as IBM850, the encoding of DOS".to_owned());
                CP850.decode(bytes).into_owned()
            }
        }
    };
    let zeros = text.matches('\0').count();
    if zeros > 0 {
        text.retain(|c| c != '\0');
        notes.push(format!("left out {}", counted(zeros, "NUL character")));
    }
    Decoded { text, notes }
}

fn read(bytes: &[u8], encoding: &'static Encoding, notes: &mut Vec<String>) -> String {
    if encoding == UTF_8 {
        let broken = bytes
            .utf8_chunks()
            .filter(|chunk| !chunk.invalid().is_empty())
            .count();
        if broken > 0 {
            notes.push(format!(
                "not valid UTF-8 in {}, replaced by U+FFFD",
                counted(broken, "place")
            ));
        }
        return String::from_utf8_lossy(bytes).into_owned();
    }
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    notes.push(format!("not UTF-8: read as {}", encoding.name()));
    if broken {
        notes.push(format!(
            "some bytes are not valid {}, replaced by U+FFFD",
            encoding.name()
        ));
    }
    text.into_owned()
}

/// The encoding of bytes that are not UTF-8 and have no byte order mark; none for that of DOS.
fn guess(bytes: &[u8]) -> Option<&'static Encoding> {
    if has_utf16_zeros(bytes) {
        let first_is_zero =
            bytes.iter().step_by(2).filter(|&&byte| byte == 0).count() > bytes.len() / 8;
        return Some(if first_is_zero { UTF_16BE } else { UTF_16LE });
    }
    if is_damaged_utf8(bytes) {
        return Some(UTF_8);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(Some(b"fr"), Utf8Detection::Deny);
    if encoding != WINDOWS_1252 {
        return Some(encoding);
    }
    // What é is on an old Macintosh or under DOS cannot stand behind a small letter in Windows-1252.
    let [windows, mac, dos] = [0xE9, 0x8E, 0x82].map(|accented| behind_letters(bytes, accented));
    if dos > windows.max(mac) {
        None
    } else if mac > windows {
        Some(MACINTOSH)
    } else if reads_as_fractions_in_words(&WINDOWS_1252.decode_without_bom_handling(bytes).0) {
        Some(ISO_8859_15)
    } else {
        Some(WINDOWS_1252)
    }
}

/// How often a byte stands behind a small letter.
fn behind_letters(bytes: &[u8], wanted: u8) -> usize {
    bytes
        .windows(2)
        .filter(|pair| pair[0].is_ascii_lowercase() && pair[1] == wanted)
        .count()
}

/// Text in UTF-16 has a zero in nearly every pair of bytes.
fn has_utf16_zeros(bytes: &[u8]) -> bool {
    let zeros = bytes.iter().filter(|&&byte| byte == 0).count();
    zeros > 0 && bytes.len().is_multiple_of(2) && zeros > bytes.len() * 3 / 8
}

/// UTF-8 in which a few bytes were lost: more accented letters are whole than broken.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > broken
}

/// *c½ur*: what the œ of ISO 8859-15 looks like in Windows-1252.
fn reads_as_fractions_in_words(text: &str) -> bool {
    let mut previous = ' ';
    text.chars().any(|c| {
        let inside = matches!(previous, '¼' | '½') && c.is_alphabetic();
        previous = c;
        inside
    })
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "« L’été fut long », a regretté la maire, émue, à l’hôtel de ville.";

    fn notes(bytes: &[u8]) -> String {
        decode(bytes).notes.join("; ")
    }

    #[test]
    fn utf8_is_taken_as_it_is() {
        assert_eq!(
            decode(TEXT.as_bytes()),
            Decoded {
                text: TEXT.into(),
                notes: vec![]
            }
        );
        assert_eq!(
            decode(b""),
            Decoded {
                text: String::new(),
                notes: vec![]
            }
        );
    }

    #[test]
    fn marks_are_stripped_and_other_encodings_named() {
        let utf16 =
            |order: fn(u16) -> [u8; 2]| TEXT.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        let cases: [(&str, Vec<u8>, &str); 5] = [
            (
                "UTF-8 with a mark",
                [b"\xEF\xBB\xBF", TEXT.as_bytes()].concat(),
                "",
            ),
            (
                "UTF-16 with a mark",
                [b"\xFF\xFE".to_vec(), utf16(u16::to_le_bytes)].concat(),
                "UTF-16LE",
            ),
            ("UTF-16 little-endian", utf16(u16::to_le_bytes), "UTF-16LE"),
            ("UTF-16 big-endian", utf16(u16::to_be_bytes), "UTF-16BE"),
            (
                "Windows-1252",
                WINDOWS_1252.encode(TEXT).0.into_owned(),
                "windows-1252",
            ),
        ];
        for (name, bytes, encoding) in cases {
            let decoded = decode(&bytes);
            assert_eq!(decoded.text, TEXT, "{name}");
            let expected = if encoding.is_empty() {
                String::new()
            } else {
                format!("not UTF-8: read as {encoding}")
            };
            assert_eq!(decoded.notes.join("; "), expected, "{name}");
        }
    }

    #[test]
    fn what_old_computers_wrote_is_read() {
        let text = "« Le préfet a été prévenu à temps », a déclaré le maire, très ému, de l'île.";
        let mac = b"\xC7\xCALe pr\x8Efet a \x8Et\x8E pr\x8Evenu \x88 temps\xCA\xC8, a d\x8Eclar\x8E le maire, tr\x8Fs \x8Emu, de l'\x94le.";
        assert_eq!(decode(mac).text.replace('\u{a0}', " "), text);
        assert_eq!(notes(mac), "not UTF-8: read as macintosh");
        let dos = b"\xAE Le pr\x82fet a \x82t\x82 pr\x82venu \x85 temps \xAF, a d\x82clar\x82 le maire, tr\x8As \x82mu, de l'\x8Cle.";
        assert_eq!(decode(dos).text, text);
        assert_eq!(notes(dos), "not UTF-8: read as IBM850, the encoding of DOS");
    }

    #[test]
    fn latin_9_keeps_its_ligatures() {
        let decoded =
            decode(b"Le c\xBDur de la ville a \xE9t\xE9 rendu aux pi\xE9tons, selon la mairie.");
        assert_eq!(
            decoded.text,
            "Le cœur de la ville a été rendu aux piétons, selon la mairie."
        );
        assert_eq!(decoded.notes, ["not UTF-8: read as ISO-8859-15"]);
    }

    #[test]
    fn a_lost_byte_costs_one_letter() {
        let damaged = [TEXT.as_bytes(), b"\xE9"].concat();
        assert_eq!(decode(&damaged).text, format!("{TEXT}\u{FFFD}"));
        assert_eq!(
            notes(&damaged),
            "not valid UTF-8 in 1 place, replaced by U+FFFD"
        );
    }

    #[test]
    fn zeros_are_left_out() {
        assert_eq!(decode(b"Un mot\0, dit-il\0.").text, "Un mot, dit-il.");
        assert_eq!(notes(b"Un mot\0, dit-il\0."), "left out 2 NUL characters");
    }
}
