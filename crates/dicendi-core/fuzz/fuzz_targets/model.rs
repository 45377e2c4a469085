//! Damage to the model file that ships, with a checksum that hides it: refused, or read without a panic.

#![no_main]

use dicendi_core::Analyzer;
use libfuzzer_sys::fuzz_target;

const MODEL: &[u8] = include_bytes!("../../lang/fr/model.bin");

fuzz_target!(|damages: Vec<(u32, u8)>| {
    let end = MODEL.len() - 8;
    let mut model = MODEL[..end].to_vec();
    for (at, byte) in damages {
        model[at as usize % end] ^= byte;
    }
    model.extend(checksum(&model).to_le_bytes());
    let _ = Analyzer::read(&model[..]);
});

/// As `dicendi_core::model` has it.
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
