//! Tables that are larger than what a processor has near: what will be read is asked for beforehand.

/// Brings memory near that will be read soon.
#[inline]
pub(super) fn fetch<T>(table: &[T], at: usize) {
    #[cfg(target_arch = "x86_64")]
    if let Some(entry) = table.get(at) {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        // SAFETY: every x86-64 processor has the instruction, and it reads nothing.
        unsafe { _mm_prefetch(std::ptr::from_ref(entry).cast(), _MM_HINT_T0) };
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = (table, at);
}

/// The same for a whole row of numbers.
#[inline]
pub(super) fn fetch_row(row: &[f32]) {
    /// Numbers of a line of memory.
    const LINE: usize = 16;
    for at in (0..row.len()).step_by(LINE) {
        fetch(row, at);
    }
}
