//! Memory that is free, given back to the system.

/// Gives back to the system what was freed; allocators keep it for what may come, which a long computation that needs
/// memory of other sizes cannot use. Only glibc has to be told.
pub(crate) fn give_back() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    // SAFETY: it has no precondition, and locks what it looks at.
    unsafe {
        libc::malloc_trim(0);
    }
}
