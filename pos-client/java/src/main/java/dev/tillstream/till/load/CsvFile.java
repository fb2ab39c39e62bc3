package dev.tillstream.till.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A CSV file as spreadsheets write it: UTF-8, commas or semicolons, quotes doubled inside quotes, line breaks inside
 * quotes.
 *
 * @param fingerprint SHA-256 of the bytes: the same file is the same import, wherever it lies
 * @param head the names of the columns
 */
record CsvFile(String fingerprint, List<String> head, List<Line> lines) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    CsvFile {
        head = List.copyOf(head);
        lines = List.copyOf(lines);
    }

    /** @param number in the file, from 1; of its first line where it has several */
    record Line(int number, List<String> cells) {
        Line {
            cells = List.copyOf(cells);
        }
    }

    /** @throws IllegalArgumentException for a file that is empty, or isn't UTF-8 */
    static CsvFile read(Path path) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(path + " is not UTF-8: save it as CSV UTF-8", e);
        }
        List<Line> lines = new Parser(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).lines();
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(path + " is empty: the first line names the columns");
        }
        List<String> head = lines.get(0).cells().stream().map(String::strip).toList();
        return new CsvFile(sha256(bytes), head, lines.subList(1, lines.size()));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** One pass over the text. */
    private static final class Parser {
        private final String text;
        private final char separator;
        private final List<Line> lines = new ArrayList<>();
        private List<String> cells = new ArrayList<>();
        private final StringBuilder cell = new StringBuilder();
        private int number = 1;
        private int firstNumber = 1;
        private boolean quoted;

        Parser(String text) {
            this.text = text;
            String first = text.lines().findFirst().orElse("");
            this.separator = first.indexOf(';') >= 0 && first.indexOf(',') < 0 ? ';' : ',';
        }

        List<Line> lines() {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = !quoted;
                } else if (!quoted && c == separator) {
                    endCell();
                } else if (!quoted && c == '\n') {
                    number++;
                    endLine();
                } else if (quoted || c != '\r') {
                    number += c == '\n' ? 1 : 0;
                    cell.append(c);
                }
            }
            endLine();
            return lines;
        }

        private void endCell() {
            cells.add(cell.toString());
            cell.setLength(0);
        }

        private void endLine() {
            endCell();
            boolean blank = cells.size() == 1 && cells.get(0).isBlank();
            if (!blank) {
                lines.add(new Line(firstNumber, cells));
            }
            cells = new ArrayList<>();
            firstNumber = number;
        }
    }
}
