//! Has the linker write relocations in their short form, which makes the program 3.6 MB smaller (needs glibc 2.36 of 2022, as the build itself does
//! on such a system; other targets are left alone), and gives the program the digest of its own sources as `LOA_SOURCES`.
#![expect(clippy::disallowed_methods, reason = "this script digests the sources of the program, not content")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

fn main() -> io::Result<()> {
    let target = |name: &str| std::env::var(name).unwrap_or_default();
    println!("cargo::rerun-if-changed=build.rs");
    if target("CARGO_CFG_TARGET_OS") == "linux" && target("CARGO_CFG_TARGET_ENV") == "gnu" {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
    let mut files = Vec::new();
    for source in ["src", "themes/loa", "Cargo.toml", "Cargo.lock"] {
        println!("cargo::rerun-if-changed={source}");
        collect(Path::new(source), &mut files)?;
    }
    files.sort();
    // FNV-1a: tells one state of the sources from another, nothing more.
    let mut digest = 0xcbf2_9ce4_8422_2325_u64;
    let mut feed = |bytes: &[u8]| bytes.iter().for_each(|byte| digest = (digest ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    for file in &files {
        feed(file.to_string_lossy().as_bytes());
        feed(&fs::read(file)?);
    }
    let mut features: Vec<String> = std::env::vars().map(|variable| variable.0).filter(|name| name.starts_with("CARGO_FEATURE_")).collect();
    features.sort();
    features.iter().for_each(|feature| feed(feature.as_bytes()));
    println!("cargo::rustc-env=LOA_SOURCES={digest:016x}");
    Ok(())
}

/// Adds the files at and below a path.
fn collect(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if path.is_file() {
        files.push(path.to_path_buf());
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        collect(&entry?.path(), files)?;
    }
    Ok(())
}
