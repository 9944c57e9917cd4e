//! Outputs that would harm somebody's files, that cannot be written, or that another run holds.

use super::{Victim, diagnostics, said_wrong};
use crate::program::{command, finish, loa};
use crate::scratch::{Scratch, files, published};
use std::fs;
use std::io::{BufRead, BufReader};
use std::time::Duration;

#[test]
fn folders_that_may_not_be_an_output() {
    let victim = Victim::new();
    victim.write("content/giữ.txt", "giữ");
    let all = files(victim.scratch.path());
    let outside = Scratch::with(&[("tệp", "x")]);
    let file = outside.at("tệp").display().to_string();
    let roots = [
        "content",
        "content/x",
        "themes",
        "static",
        "static/x/y",
        ".",
        "..",
        "/",
        "output/www",
        "output/www/x",
        "content/../content",
        "tam/../../site",
        &file,
    ];
    for output in roots {
        let said = victim.build(&["--output", output]);
        let wrong = said_wrong(&said, 2, "output-unsafe", None);
        assert!(wrong.is_empty(), "{output}: {wrong:?}");
        assert!(files(victim.scratch.path()) == all, "{output}: something changed");
    }
}

#[test]
fn a_home_with_a_site_in_it_is_no_output() {
    let victim = Victim::new();
    victim.scratch.write("Tài liệu/công văn.docx", "x");
    let all = files(victim.scratch.path());
    let home = victim.scratch.path().display().to_string();
    let wrong = said_wrong(&victim.build(&["--output", &home]), 2, "output-unsafe", None);
    assert!(wrong.is_empty() && files(victim.scratch.path()) == all, "{wrong:?}");
}

#[test]
fn files_of_others_stay_in_the_output() {
    let victim = Victim::new();
    victim.write("output/ghi chú.txt", "của tôi");
    victim.write("output/www/bản in.pdf", "của tôi");
    victim.write("content/moi.md", "---\ntitle: Mới\n---\n");
    let said = victim.build(&[]);
    assert!(said_wrong(&said, 0, "output-foreign", None).is_empty(), "{}", said.out);
    let made = published(&victim.at("output"));
    assert!(made.contains_key("ghi chú.txt") && made.contains_key("www/bản in.pdf") && made.contains_key("www/moi.html"));
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_cannot_be_made() {
    let victim = Victim::new();
    let wrong = victim.refusal(&["--output", "/proc/loa"], 2, "cannot-write", None);
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// A small file system of its own; nothing where this process may not mount one.
#[cfg(target_os = "linux")]
struct Mounted(Scratch);

#[cfg(target_os = "linux")]
impl Mounted {
    fn new(size: &str) -> Option<Mounted> {
        let scratch = Scratch::new();
        let options = format!("size={size}");
        let mounted = std::process::Command::new("mount").args(["-t", "tmpfs", "-o", &options, "tmpfs"]).arg(scratch.path()).output();
        if mounted.is_ok_and(|o| o.status.success()) {
            return Some(Mounted(scratch));
        }
        eprintln!("skipped: no file system can be mounted here");
        None
    }

    fn mount(&self, options: &str) {
        let done = std::process::Command::new("mount").args(["-o", options]).arg(self.0.path()).status();
        assert!(done.is_ok_and(|s| s.success()), "{options}");
    }
}

#[cfg(target_os = "linux")]
impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk() {
    let Some(disk) = Mounted::new("256k") else { return };
    let victim = Victim::new();
    let output = disk.0.path().join("ra").display().to_string();
    assert_eq!(victim.build(&["--output", &output]).code, 0);
    let before = published(&disk.0.at("ra"));
    (0..400).for_each(|n| victim.write(&format!("content/tin/{n}.md"), format!("---\ntitle: Tin {n}\n---\n\n{}\n", "chữ ".repeat(500))));
    let said = victim.build(&["--output", &output]);
    let wrong = said_wrong(&said, 2, "cannot-write", None);
    assert!(wrong.is_empty(), "{wrong:?}");
    let reason = diagnostics(&said)[0]["message"].to_string();
    assert!(reason.contains("đầy"), "{reason}");
    assert!(published(&disk.0.at("ra")) == before);
    // With room again the next run goes on.
    fs::remove_dir_all(victim.at("content/tin")).expect("removed");
    assert_eq!(victim.build(&["--output", &output]).code, 0);
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_read_only() {
    let Some(disk) = Mounted::new("1m") else { return };
    let victim = Victim::new();
    let output = disk.0.path().join("ra").display().to_string();
    assert_eq!(victim.build(&["--output", &output]).code, 0);
    let before = files(&disk.0.at("ra"));
    disk.mount("remount,ro");
    victim.write("content/moi.md", "---\ntitle: Mới\n---\n");
    let wrong = said_wrong(&victim.build(&["--output", &output]), 2, "cannot-write", None);
    assert!(wrong.is_empty(), "{wrong:?}");
    assert!(files(&disk.0.at("ra")) == before);
}

#[test]
fn a_second_run_waits_for_the_first() {
    let victim = Victim::new();
    victim.write("content/moi.md", "---\ntitle: Mới\n---\n");
    let lock = fs::OpenOptions::new().read(true).write(true).open(victim.at("output/.loa/lock")).expect("the lock");
    lock.lock().expect("held");
    let mut second = command(&victim.at(""), &["build", "--as-of", "2026-11-22"]).spawn().expect("loa starts");
    let mut said = BufReader::new(second.stderr.take().expect("a pipe"));
    let mut line = String::new();
    said.read_line(&mut line).expect("it says that it waits");
    assert!(line.contains("xin đợi"), "{line}");
    std::thread::sleep(Duration::from_millis(200));
    assert!(second.try_wait().expect("ours").is_none(), "it did not wait");
    assert!(!victim.at("output/www/moi.html").exists());
    drop(lock);
    let status = second.wait().expect("ours");
    assert!(status.success() && victim.at("output/www/moi.html").exists());
}

#[test]
fn many_runs_at_once_end_well() {
    let victim = Victim::new();
    (0..50).for_each(|n| victim.write(&format!("content/tin/{n}.md"), format!("---\ntitle: Tin {n}\n---\n")));
    let runs: Vec<_> = (0..4).map(|_| command(&victim.at(""), &["build", "--as-of", "2026-11-22"]).spawn().expect("loa starts")).collect();
    for run in runs {
        let said = finish(run);
        assert_eq!(said.code, 0, "{}", said.all());
    }
    assert!(victim.at("output/www/tin/49.html").exists());
}

#[test]
fn a_file_that_changes_while_it_is_read() {
    let victim = Victim::new();
    let (mut built, mut refused) = (0, 0);
    let stop = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut n = 0_u8;
            while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                n = n.wrapping_add(1);
                let letters = vec![b'a' + n % 26; 1000 + 4096 * usize::from(n % 7)];
                victim.write("static/doi.txt", &letters);
                victim.write("content/doi.md", format!("---\ntitle: Đổi\n---\n\n[tệp](/doi.txt)\n\n{}\n", "x".repeat(usize::from(n))));
            }
        });
        for _ in 0..15 {
            let said = loa(&victim.at(""), &["build", "--as-of", "2026-11-22", "--format", "json"]);
            assert!(!said.panicked(), "{}", said.all());
            match said.code {
                0 => {
                    built += 1;
                    let made = fs::read(victim.at("output/www/doi.txt")).expect("made");
                    assert!(made.iter().all(|b| *b == made[0]), "a mix of two files");
                }
                _ => refused += 1,
            }
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
    });
    assert!(built + refused == 15);
    assert_eq!(victim.build(&[]).code, 0);
}
