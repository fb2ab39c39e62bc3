package dev.tillstream.gateway.web;

import io.quarkus.runtime.util.ClassPathUtils;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The apps that this gateway was built with: all their files, read once at the start, and nothing else. */
@Singleton
final class WebApps {
    /** In the order in which the root address offers them; one that isn't built in does not exist. */
    static final List<String> NAMES = List.of("till", "office");

    private static final Logger LOG = Logger.getLogger(WebApps.class);
    private static final String FOLDER = "META-INF/resources/";
    private static final String INDEX = "index.html";

    private final Map<String, Map<String, WebFile>> files = new HashMap<>();
    private final List<String> present;

    WebApps() {
        NAMES.forEach(app -> files.put(app, read(app)));
        present = NAMES.stream().filter(app -> file(app, INDEX).isPresent()).toList();
    }

    /** The apps that are there. */
    List<String> present() {
        return present;
    }

    /**
     * What a path of an app is answered with: a file, or for a page of the app its shell (deep links).
     *
     * @param path that begins with the app's name
     */
    Optional<WebFile> find(String app, String path) {
        if (!WebPath.isPlain(path)) {
            return Optional.empty();
        }
        String name = path.substring(app.length() + 2);
        return file(app, name).or(() -> WebPath.isPage(path) ? file(app, INDEX) : Optional.empty());
    }

    private Optional<WebFile> file(String app, String name) {
        return Optional.ofNullable(files.getOrDefault(app, Map.of()).get(name));
    }

    private static Map<String, WebFile> read(String app) {
        Map<String, WebFile> found = new HashMap<>();
        try {
            ClassPathUtils.consumeAsPaths(
                    Thread.currentThread().getContextClassLoader(), FOLDER + app, folder -> read(folder, found));
        } catch (IOException e) {
            throw new UncheckedIOException("the files of /" + app + "/ can't be read", e);
        }
        if (!found.isEmpty()) {
            LOG.infof("serving %d files at /%s/", found.size(), app);
        }
        return found;
    }

    /** What comes first in the class path counts, as everywhere. */
    private static void read(Path folder, Map<String, WebFile> found) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (!found.containsKey(name)) {
                    found.put(name, WebFile.of(name, Files.readAllBytes(file)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " can't be read", e);
        }
    }
}
