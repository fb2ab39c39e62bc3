package dev.tillstream.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebPathTest {
    private static final List<String> APPS = List.of("till", "office");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/till",
                "/till/",
                "/till/orders/o-1",
                "//till/x",
                "/t%69ll/x",
                "/till%2fx",
                "/till%5cx",
                "/till/../q/metrics",
                "/till/..%2f..%2fq",
                "/q/../till/index.html",
                "/q/%2e%2e/till/index.html"
            })
    void isOfTheTill(String path) {
        assertThat(WebPath.appOf(path, APPS)).contains("till");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "", "/tills", "/products/till", "/sync/till", "/Till/", "/q/metrics", "/%zz", "*"})
    void isOfNoApp(String path) {
        assertThat(WebPath.appOf(path, APPS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/till/",
                "/till/index.html",
                "/till/a/b-1_2.c.js",
                "/till/orders/",
                "/till/caf%C3%A9",
                "/till/a:b"
            })
    void isPlain(String path) {
        assertThat(WebPath.isPlain(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/till/..",
                "/till/../q",
                "/till/./x",
                "/till//x",
                "/till/.git/config",
                "/till/%2e%2e/q",
                "/till/%2E./q",
                "/till/a%2fb",
                "/till/a%5Cb",
                "/till/a\\b",
                "/till/a%00",
                "/till/%252e%252e/q",
                "/till/%zz",
                "/till/%4",
                "/till/a b",
                "/till/a;b"
            })
    void isNotPlain(String path) {
        assertThat(WebPath.isPlain(path)).isFalse();
    }

    @Test
    void aPageIsWhatHasNoEnding() {
        assertThat(List.of("/till/", "/till/orders/o-1", "/till/v1.2/x")).allMatch(WebPath::isPage);
        assertThat(List.of("/till/a.js", "/till/orders/a.b")).noneMatch(WebPath::isPage);
    }

    @Test
    void noAppHidesATable() {
        assertThat(Tables.IN_FEED.stream().map(Table::name)).doesNotContainAnyElementsOf(WebApps.NAMES);
    }
}
