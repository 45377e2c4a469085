//! Any text as CoNLL-U: refused, or read so that it can be written and read again.

#![no_main]

use dicendi_core::conllu;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(doc) = conllu::read(text) {
        let written = conllu::write(&doc);
        let again = conllu::read(&written).expect("we read what we write");
        assert_eq!(conllu::write(&again), written);
    }
});
