//! One run at a time writes to an archive.

use crate::error::{Error, Result};
use std::fs::{self, File, TryLockError};
use std::io::Write;
use std::path::Path;

pub(super) const FILE: &str = "lock";

/// Held while it lives; the system gives it back when its process ends, however that comes.
pub(super) struct Lock(#[allow(dead_code)] File);

impl Lock {
    /// Takes the lock, or says who has it.
    pub fn take(folder: &Path, reading: &Path) -> Result<Self> {
        let path = reading.join(FILE);
        let mut options = File::options();
        let file = options.create(true).truncate(false).write(true).open(&path);
        let mut file =
            file.map_err(|error| Error::storage(folder, format!("cannot be written: {error}")))?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => {
                let process = fs::read_to_string(&path).unwrap_or_default();
                let message = format!("another run is writing to it: process {}", process.trim());
                return Err(Error::storage(folder, message));
            }
            // Some disks in networks know no locks.
            Err(TryLockError::Error(_)) | Ok(()) => {}
        }
        // Who has it is only told: where the disk is full, the lock holds all the same.
        let _ = file
            .set_len(0)
            .and_then(|()| write!(file, "{}", std::process::id()));
        Ok(Lock(file))
    }
}
