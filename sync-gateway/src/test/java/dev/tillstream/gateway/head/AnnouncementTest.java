package dev.tillstream.gateway.head;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnnouncementTest {
    @Test
    void comesBackAsItWas() {
        Announcement announcement =
                new Announcement("org-1", 42, Map.of("*", 40L, "branch:1", 41L, Announcement.deviceKey("d.1"), 42L));
        assertThat(assembled(announcement.payloads())).containsExactly(announcement);
    }

    @Test
    void aCommitThatTouchedManyTakesEffectWithItsLastPayload() {
        Map<String, Long> heads = new HashMap<>();
        for (long i = 0; i < 1000; i++) {
            heads.put(Announcement.deviceKey("0192f4c0-0000-7000-8000-%012d".formatted(i)), 1_000_000_000_000L + i);
        }
        List<String> payloads = new Announcement("org", 7, heads).payloads();
        assertThat(payloads).hasSizeGreaterThan(1).allMatch(payload -> payload.length() < 8000);
        assertThat(assembled(payloads)).containsExactly(new Announcement("org", 7, heads));
    }

    @Test
    void nothingTouchedIsAnAnnouncementToo() {
        Announcement announcement = new Announcement("org", 7, Map.of());
        assertThat(assembled(announcement.payloads())).containsExactly(announcement);
    }

    private static List<Announcement> assembled(List<String> payloads) {
        Announcement.Assembly assembly = new Announcement.Assembly();
        List<Announcement> announcements = new ArrayList<>();
        payloads.forEach(payload -> announcements.addAll(assembly.add(payload)));
        return announcements;
    }
}
