package dev.tillstream.gateway.head;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.caller.Place;
import dev.tillstream.gateway.caller.Role;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrganizationHeadTest {
    private static final Caller TILL = Caller.device(Place.branch("o", "O", "b", "B"), "d", Role.DEVICE, false);

    private final OrganizationHead head = new OrganizationHead();

    @Test
    void aReadingCountsWhenEveryCommitBeforeItWasAnnounced() {
        head.watch(TILL, 1);
        head.announced(new Announcement("o", 5, Map.of("*", 5L)));
        OrganizationHead.Stored stored = new OrganizationHead.Stored(1, 0, 7, 6, 0, 7);
        assertThat(head.take(TILL, stored)).isFalse();
        assertThat(head.view(TILL, 1)).isEmpty();
        head.announced(new Announcement("o", 7, Map.of("*", 6L, "@d", 7L)));
        assertThat(head.take(TILL, stored)).isTrue();
        assertThat(head.view(TILL, 1)).hasValue(new View(1, 0, 7, 6, 7));
    }

    @Test
    void wakesThoseWhoSeeTheScope() {
        head.watch(TILL, 1);
        assertThat(head.take(TILL, new OrganizationHead.Stored(1, 0, 7, 6, 0, 7)))
                .isTrue();
        Waiter here = head.await(OrganizationHead.keys(TILL), 7);
        Waiter elsewhere = head.await(
                OrganizationHead.keys(Caller.device(Place.branch("o", "O", "c", "C"), "e", Role.DEVICE, false)), 7);
        head.announced(new Announcement("o", 8, Map.of("b", 8L)));
        assertThat(here.woken()).isCompleted();
        assertThat(elsewhere.woken()).isNotCompleted();
    }

    @Test
    void whoAsksLateIsWokenAtOnce() {
        head.watch(TILL, 1);
        assertThat(head.take(TILL, new OrganizationHead.Stored(1, 0, 7, 6, 0, 7)))
                .isTrue();
        assertThat(head.await(OrganizationHead.keys(TILL), 6).woken()).isCompleted();
        assertThat(new OrganizationHead().await(OrganizationHead.keys(TILL), 6).woken())
                .isCompleted();
    }

    @Test
    void devicesOfABranchShareTheStartOfAPage() {
        head.watch(TILL, 1);
        assertThat(head.take(TILL, new OrganizationHead.Stored(1, 0, 10, 10, 0, 0)))
                .isTrue();
        head.announced(new Announcement("o", 15, Map.of("@d", 15L)));
        head.announced(new Announcement("o", 20, Map.of("b", 20L)));
        assertThat(head.sharedStart(TILL, 15)).isEqualTo(10);
        assertThat(head.sharedStart(TILL, 12)).isEqualTo(10);
        assertThat(head.sharedStart(TILL, 3)).isEqualTo(3);
        assertThat(head.sharedStart(TILL, 17)).isEqualTo(17);
        assertThat(head.sharedStart(TILL, 25)).isEqualTo(20);
    }
}
