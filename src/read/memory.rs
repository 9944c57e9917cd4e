//! How much memory the program has taken and may take, where the system says so in files (Linux).

use std::fs::read_to_string;

/// Bytes of memory that the program has taken.
pub fn memory_taken() -> Option<u64> {
    kilobytes("/proc/self/status", "VmRSS:")
}

/// Bytes of memory that the machine, or the container, has in all.
pub fn memory_of_machine() -> Option<u64> {
    let container = read_to_string("/sys/fs/cgroup/memory.max").ok().and_then(|text| text.trim().parse().ok());
    let machine = kilobytes("/proc/meminfo", "MemTotal:")?;
    Some(container.map_or(machine, |container: u64| container.min(machine)))
}

fn kilobytes(file: &str, name: &str) -> Option<u64> {
    let text = read_to_string(file).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    Some(line.trim().trim_end_matches("kB").trim_end().parse::<u64>().ok()? * 1024)
}
