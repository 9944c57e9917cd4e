//! How much memory the program has taken and may take: from files of the system (Linux), else as the system answers (Windows, macOS).

/// Bytes of memory that the program has taken. None where the system does not say.
#[cfg(target_os = "linux")]
pub fn memory_taken() -> Option<u64> {
    kilobytes("/proc/self/status", "VmRSS:")
}

/// Bytes of memory that the program has taken. None where the system does not say.
#[cfg(not(target_os = "linux"))]
pub fn memory_taken() -> Option<u64> {
    memory_stats::memory_stats().map(|memory| memory.physical_mem as u64)
}

/// Bytes of memory that the machine, or the container, has in all. None where no file says so.
#[cfg(target_os = "linux")]
pub fn memory_of_machine() -> Option<u64> {
    let container = std::fs::read_to_string("/sys/fs/cgroup/memory.max").ok().and_then(|text| text.trim().parse().ok());
    let machine = kilobytes("/proc/meminfo", "MemTotal:")?;
    Some(container.map_or(machine, |container: u64| container.min(machine)))
}

/// Bytes of memory that the machine, or the container, has in all. None where no file says so.
#[cfg(not(target_os = "linux"))]
pub fn memory_of_machine() -> Option<u64> {
    None
}

#[cfg(target_os = "linux")]
fn kilobytes(file: &str, name: &str) -> Option<u64> {
    let text = std::fs::read_to_string(file).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    Some(line.trim().trim_end_matches("kB").trim_end().parse::<u64>().ok()? * 1024)
}

#[cfg(test)]
mod tests {
    use super::memory_taken;

    #[test]
    fn what_is_taken_is_seen() {
        // Pages count when they are written. Other tests give memory back meanwhile.
        let is_seen = |_| {
            let before = memory_taken().expect("this system says so");
            let taken = std::hint::black_box(vec![1_u8; 256 << 20]);
            memory_taken().is_some_and(|after| after > before + (128 << 20) && !taken.is_empty())
        };
        assert!((0..5).any(is_seen));
    }
}
