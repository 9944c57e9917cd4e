//! A running `loa serve` and a browser's view of it: plain HTTP over loopback, and the events of an open page.

use crate::program::command;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// Nothing on these small sites may take longer.
const PATIENCE: Duration = Duration::from_secs(30);

/// Ends with the test.
pub struct Server {
    child: Child,
    address: SocketAddr,
    said: Arc<Mutex<String>>,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    head: String,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.split_once(": ").filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value))
    }
}

impl Server {
    /// Serves a folder on a free port.
    pub fn start(folder: &Path, args: &[&str]) -> Server {
        let mut child = command(folder, &[&["serve", "--port", "0", "--speak", "en"], args].concat())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("loa starts");
        let mut out = BufReader::new(child.stdout.take().expect("a pipe"));
        let mut line = String::new();
        out.read_line(&mut line).expect("a first line");
        let address =
            line.split("http://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or_else(|| panic!("no address in {line:?}"));
        let said = Arc::new(Mutex::new(String::new()));
        let heard = said.clone();
        thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                heard.lock().expect("not poisoned").push_str(&format!("{line}\n"));
            }
        });
        Server { child, address: address.parse().expect("an address"), said }
    }

    /// What it has printed since it was ready.
    pub fn said(&self) -> String {
        self.said.lock().expect("not poisoned").clone()
    }

    /// Asks for exactly these bytes; the connection is closed after the answer.
    pub fn ask(&self, request: &str) -> Answer {
        self.send(request.as_bytes())
    }

    /// Sends a body as a page of this server would; `more` are further lines of head, each ended with `\r\n`, `Host` and `Origin` taking the place of ours.
    pub fn post(&self, path: &str, media: &str, body: &[u8], more: &str) -> Answer {
        let own = |name: &str, value: String| if more.contains(name) { String::new() } else { format!("{name}: {value}\r\n") };
        let head = [own("Host", self.address.to_string()), own("Origin", format!("http://{}", self.address)), more.to_string()].concat();
        let length = body.len();
        let request =
            format!("POST {path} HTTP/1.1\r\n{head}Connection: close\r\nContent-Type: {media}\r\nContent-Length: {length}\r\n\r\n");
        self.send(&[request.as_bytes(), body].concat())
    }

    fn send(&self, request: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(self.address).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a time");
        stream.write_all(request).expect("it reads");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer");
        let end = bytes.windows(4).position(|w| w == b"\r\n\r\n").expect("a head") + 4;
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        Answer { status, head, bytes: bytes.split_off(end) }
    }

    /// A connection on which nothing was sent yet.
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a time");
        stream
    }

    /// The most memory that the server has used, in bytes.
    #[cfg(target_os = "linux")]
    pub fn peak_memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("it runs");
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("a line");
        line.trim().trim_end_matches(" kB").parse::<u64>().expect("a number") << 10
    }

    pub fn get(&self, path: &str) -> Answer {
        self.get_with(path, "")
    }

    /// With more lines of head, each ended with `\r\n`.
    pub fn get_with(&self, path: &str, more: &str) -> Answer {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{more}\r\n", self.address))
    }

    /// Opens a page as a browser does: reads it and listens for its events.
    pub fn open(&self, path: &str) -> Page {
        let html = self.get(path).text();
        let value =
            |name: &str| html.split(&format!("{name}=\"")).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_string();
        let (body, styles) = (value("data-body"), value("data-styles").replace(' ', "%20"));
        let mut stream = TcpStream::connect(self.address).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a time");
        let host = self.address;
        write!(stream, "GET /_loa/events?page={path}&body={body}&styles={styles} HTTP/1.1\r\nHost: {host}\r\n\r\n").expect("it reads");
        Page { lines: BufReader::new(stream), name: String::new() }
    }

    /// Waits until the answer to a path is as wanted. What was answered until then must be good too, whatever it is.
    pub fn wait_for(&self, path: &str, wanted: impl Fn(&Answer) -> bool, meanwhile: impl Fn(&Answer) -> bool) {
        let begin = Instant::now();
        loop {
            let answer = self.get(path);
            if wanted(&answer) {
                return;
            }
            assert!(meanwhile(&answer), "{path}: {} {}", answer.status, answer.text());
            assert!(begin.elapsed() < PATIENCE, "{path} did not change: {} {}", answer.status, answer.text());
            thread::sleep(Duration::from_millis(3));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An open page.
pub struct Page {
    lines: BufReader<TcpStream>,
    name: String,
}

impl Page {
    /// The data of the next event of this name; others are passed over.
    pub fn next(&mut self, name: &str) -> String {
        self.next_of(&[name]).1
    }

    /// Name and data of the next event that has one of these names.
    pub fn next_of(&mut self, names: &[&str]) -> (String, String) {
        let begin = Instant::now();
        loop {
            // Lines come as long as the server lives, if only to say so.
            assert!(begin.elapsed() < PATIENCE, "no event {names:?}");
            let mut line = String::new();
            let read = self.lines.read_line(&mut line).unwrap_or_else(|e| panic!("no event {names:?}: {e}"));
            assert!(read > 0, "the stream ended before {names:?}");
            if let Some(event) = line.trim_end().strip_prefix("event: ") {
                self.name = event.to_string();
            } else if let Some(data) = line.trim_end().strip_prefix("data: ")
                && names.contains(&&*self.name)
            {
                return (self.name.clone(), data.to_string());
            }
        }
    }
}
