//! The model file: a magic line, a version, named sections, a checksum.
//!
//! ```text
//! dicendi model\n          14 bytes
//! version                  u32, little-endian like all numbers
//! number of sections       u32
//! each section             name length u8, name, payload length u32, payload
//! checksum                 u64 over everything before it
//! ```
//! The same sections give the same bytes.

use crate::error::{Error, Result};
use std::io::Read;

const MAGIC: &[u8] = b"dicendi model\n";
const VERSION: u32 = 1;

/// The sections of a model file.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Model {
    sections: Vec<(String, Vec<u8>)>,
}

impl Model {
    /// Reads a model to its end; refuses what is foreign, of another version, or damaged.
    pub(crate) fn read(mut from: impl Read) -> Result<Self> {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes)
            .map_err(|error| Error::model(format!("the model cannot be read: {error}")))?;
        if !bytes.starts_with(MAGIC) {
            return Err(Error::model("this is no dicendi model"));
        }
        let mut reader = Reader::new("header", &bytes[MAGIC.len()..]);
        let version = reader.u32()?;
        if version != VERSION {
            return Err(Error::model(format!(
                "the model has version {version}, this program reads version {VERSION}"
            )));
        }
        let Some((body, sum)) = bytes.split_last_chunk::<8>() else {
            return Err(Error::model("the model is cut short"));
        };
        if checksum(body) != u64::from_le_bytes(*sum) {
            return Err(Error::model(
                "the model is damaged: its checksum does not match",
            ));
        }
        let mut model = Model::default();
        for _ in 0..reader.u32()? {
            let length = usize::from(reader.u8()?);
            let name = String::from_utf8_lossy(reader.bytes(length)?).into_owned();
            let length = reader.u32()? as usize;
            model.sections.push((name, reader.bytes(length)?.to_vec()));
        }
        Ok(model)
    }

    /// A section, to read.
    pub(crate) fn section<'m>(&'m self, name: &'static str) -> Result<Reader<'m>> {
        let found = self.sections.iter().find(|section| section.0 == name);
        found
            .map(|section| Reader::new(name, &section.1))
            .ok_or_else(|| Error::model(format!("the model has no section {name}")))
    }
}

#[cfg(any(test, feature = "train"))]
impl Model {
    /// Adds a section.
    pub(crate) fn add(&mut self, name: &str, payload: Vec<u8>) {
        self.sections.push((name.to_string(), payload));
    }

    /// Puts another payload in the place of a section.
    #[cfg(feature = "train")]
    pub(crate) fn replace(&mut self, name: &str, payload: Vec<u8>) {
        self.sections.retain(|section| section.0 != name);
        self.add(name, payload);
    }

    /// The file.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend((self.sections.len() as u32).to_le_bytes());
        for (name, payload) in &self.sections {
            bytes.push(name.len() as u8);
            bytes.extend(name.as_bytes());
            bytes.extend((payload.len() as u32).to_le_bytes());
            bytes.extend(payload);
        }
        bytes.extend(checksum(&bytes).to_le_bytes());
        bytes
    }
}

/// Eight bytes a step: a change of any bit changes it.
fn checksum(bytes: &[u8]) -> u64 {
    let mut sum = 0x9e37_79b9_7f4a_7c15_u64 ^ bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        sum = (sum ^ u64::from_le_bytes(word)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        sum ^= sum >> 32;
    }
    sum
}

/// Reads numbers and strings of one section.
pub(crate) struct Reader<'m> {
    section: &'static str,
    rest: &'m [u8],
}

impl<'m> Reader<'m> {
    fn new(section: &'static str, rest: &'m [u8]) -> Self {
        Reader { section, rest }
    }

    /// An error that names the section.
    pub(crate) fn error(&self, what: &str) -> Error {
        Error::model(format!("section {} of the model: {what}", self.section))
    }

    pub(crate) fn bytes(&mut self, count: usize) -> Result<&'m [u8]> {
        if count > self.rest.len() {
            return Err(self.error("cut short"));
        }
        let (bytes, rest) = self.rest.split_at(count);
        self.rest = rest;
        Ok(bytes)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        let mut array = [0; N];
        array.copy_from_slice(self.bytes(N)?);
        Ok(array)
    }

    pub(crate) fn u8(&mut self) -> Result<u8> {
        Ok(self.array::<1>()?[0])
    }

    pub(crate) fn u16(&mut self) -> Result<u16> {
        Ok(u16::from_le_bytes(self.array()?))
    }

    pub(crate) fn u32(&mut self) -> Result<u32> {
        Ok(u32::from_le_bytes(self.array()?))
    }

    pub(crate) fn u64(&mut self) -> Result<u64> {
        Ok(u64::from_le_bytes(self.array()?))
    }

    /// A number of things to come, each of at least `least` bytes.
    pub(crate) fn count(&mut self, least: usize) -> Result<usize> {
        let count = self.u32()? as usize;
        if count.saturating_mul(least) > self.rest.len() {
            Err(self.error("cut short"))
        } else {
            Ok(count)
        }
    }

    /// A string of up to 255 bytes.
    pub(crate) fn string(&mut self) -> Result<&'m str> {
        let length = usize::from(self.u8()?);
        let bytes = self.bytes(length)?;
        std::str::from_utf8(bytes).map_err(|_| self.error("a string is not UTF-8"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model() -> Model {
        let mut model = Model::default();
        model.add("one", vec![3, b'a', b'b', b'c', 7, 0]);
        model.add("two", Vec::new());
        model
    }

    #[test]
    fn sections_survive() {
        let read = Model::read(&model().to_bytes()[..]).unwrap();
        assert_eq!(read, model());
        let mut section = read.section("one").unwrap();
        assert_eq!(
            (section.string().unwrap(), section.u16().unwrap()),
            ("abc", 7)
        );
        assert!(section.u8().unwrap_err().is_model());
    }

    #[test]
    fn damage_is_named() {
        let bytes = model().to_bytes();
        let refusal = |bytes: &[u8]| Model::read(bytes).unwrap_err().to_string();
        assert!(refusal(b"PK something else").contains("no dicendi model"));
        for at in MAGIC.len() + 4..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 4;
            assert!(refusal(&damaged).contains("checksum"), "byte {at}");
        }
        let mut newer = bytes.clone();
        newer[MAGIC.len()] = 9;
        assert!(refusal(&newer).contains("version 9"));
        for length in 0..bytes.len() {
            assert!(Model::read(&bytes[..length]).is_err());
        }
    }

    /// What a checksum does not catch: sections that are cut or hold other numbers, in a file that is whole.
    #[test]
    fn sections_that_do_not_hold_together_are_refused_or_read() {
        let shipped = &include_bytes!("../lang/fr/model.bin")[..];
        let model = Model::read(shipped).unwrap();
        let read = |index: usize, payload: Vec<u8>| {
            let mut damaged = Model::default();
            for (at, (name, kept)) in model.sections.iter().enumerate() {
                let payload = if at == index { &payload } else { kept };
                damaged.add(name, payload.clone());
            }
            crate::Analyzer::read(&damaged.to_bytes()[..])
        };
        for (index, (name, payload)) in model.sections.iter().enumerate() {
            for length in [0, 3, payload.len() / 2, payload.len() - 1] {
                let error = read(index, payload[..length].to_vec()).unwrap_err();
                assert!(
                    error.is_model() && error.to_string().contains(name),
                    "{error}"
                );
            }
            for (step, part) in [0, 4, 8, 1_000, 50_000].into_iter().zip(1u8..) {
                let mut damaged = payload.clone();
                for byte in damaged.iter_mut().skip(step).take(4) {
                    *byte ^= 0xff / part;
                }
                let _ = read(index, damaged);
            }
        }
    }
}
