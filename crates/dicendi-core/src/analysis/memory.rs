//! Tables that are larger than what a processor has near: what will be read is asked for beforehand.

/// Bytes of a line of memory.
const LINE: usize = 64;

/// Brings an entry of a table near, all lines of memory that it has.
#[inline]
pub(super) fn fetch<T>(table: &[T], at: usize) {
    if let Some(entry) = table.get(at) {
        fetch_lines(std::slice::from_ref(entry));
    }
}

/// Brings neighbouring entries near.
#[inline]
pub(super) fn fetch_lines<T>(entries: &[T]) {
    #[cfg(target_arch = "x86_64")]
    for offset in (0..size_of_val(entries)).step_by(LINE) {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        let line = entries.as_ptr().cast::<i8>().wrapping_add(offset);
        // SAFETY: every x86-64 processor has the instruction, and it reads nothing.
        unsafe { _mm_prefetch(line, _MM_HINT_T0) };
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = entries;
}
