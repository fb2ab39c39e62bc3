package dev.tillstream.gateway.web;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which app a path belongs to, and whether it is written in a way that names something there. */
final class WebPath {
    private static final String PLAIN = "_~:@!,+=-";
    private static final List<String> NEVER = List.of("00", "25", "2e", "2f", "5c");
    private static final int ESCAPE = 3;
    private static final int HEX = 16;

    private WebPath() {}

    /**
     * The app that the path begins with, or ends up in when it is resolved, however it is disguised: whatever that is,
     * nobody else answers it.
     *
     * @param path as it stands in the request
     */
    static Optional<String> appOf(String path, Collection<String> apps) {
        List<String> segments = Stream.of(decoded(path).split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
        return Stream.concat(
                        segments.stream().limit(1), resolved(segments).stream().limit(1))
                .filter(apps::contains)
                .findFirst();
    }

    /** Whether no segment hides a separator, a dot segment or a file that begins with a dot. */
    static boolean isPlain(String path) {
        boolean segmentStarts = false;
        int at = 0;
        while (at < path.length()) {
            char next = path.charAt(at);
            int length = next == '%' ? ESCAPE : 1;
            boolean fits = (next == '/' || next == '.') ? !segmentStarts : isLetter(path, at);
            if (!fits) {
                return false;
            }
            segmentStarts = next == '/';
            at += length;
        }
        return true;
    }

    /** Whether it names a page of the app: its last segment is no file's name. */
    static boolean isPage(String path) {
        return path.indexOf('.', path.lastIndexOf('/')) < 0;
    }

    private static boolean isLetter(String path, int at) {
        char letter = path.charAt(at);
        if (letter != '%') {
            return (letter < 0x80 && Character.isLetterOrDigit(letter)) || PLAIN.indexOf(letter) >= 0;
        }
        return isEscape(path, at)
                && NEVER.stream().noneMatch(code -> path.regionMatches(true, at + 1, code, 0, code.length()));
    }

    private static boolean isEscape(String path, int at) {
        return at + ESCAPE <= path.length()
                && Character.digit(path.charAt(at + 1), HEX) >= 0
                && Character.digit(path.charAt(at + 2), HEX) >= 0;
    }

    private static String decoded(String path) {
        StringBuilder decoded = new StringBuilder(path.length());
        for (int at = 0; at < path.length(); at++) {
            char next = path.charAt(at);
            if (next == '%' && isEscape(path, at)) {
                next = (char) Integer.parseInt(path.substring(at + 1, at + ESCAPE), HEX);
                at += ESCAPE - 1;
            }
            decoded.append(next == '\\' ? '/' : next);
        }
        return decoded.toString();
    }

    private static Deque<String> resolved(List<String> segments) {
        Deque<String> resolved = new ArrayDeque<>();
        for (String segment : segments) {
            if (segment.equals("..")) {
                resolved.pollLast();
            } else if (!segment.equals(".")) {
                resolved.add(segment);
            }
        }
        return resolved;
    }
}
