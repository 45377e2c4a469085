//! Errors of the crates as the exceptions that `dicendi.errors` defines.

use pyo3::PyErr;

mod python {
    pyo3::import_exception!(dicendi.errors, DicendiError);
    pyo3::import_exception!(dicendi.errors, InputError);
    pyo3::import_exception!(dicendi.errors, StorageError);
    pyo3::import_exception!(dicendi.errors, DicendiWarning);
}

pub(crate) use python::DicendiWarning;

pub(crate) fn from_frames(error: dicendi_frames::Error) -> PyErr {
    let message = error.to_string();
    if error.is_input() {
        python::InputError::new_err(message)
    } else if error.is_storage() {
        python::StorageError::new_err(message)
    } else {
        python::DicendiError::new_err(message)
    }
}

pub(crate) fn input(message: impl Into<String>) -> PyErr {
    python::InputError::new_err(message.into())
}
