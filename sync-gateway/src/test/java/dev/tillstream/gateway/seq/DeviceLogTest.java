package dev.tillstream.gateway.seq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.caller.Place;
import dev.tillstream.gateway.caller.Role;
import dev.tillstream.gateway.seq.DeviceLog.Earlier;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeviceLogTest {
    private static final UUID FIRST = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("00000000-0000-4000-8000-000000000002");

    private final DeviceLog log = new DeviceLog(
            Caller.device(Place.branch("o", "O", "b", "B"), "d", Role.DEVICE, false),
            Map.of(1, SeqRanges.parse("{[1,10)}")),
            ClockSkew.UNKNOWN);

    @Test
    void tellsWhatItKnows() {
        log.durable(FIRST, 77, 1, 10);
        assertThat(log.earlier(FIRST, 77, 1, 10)).isEqualTo(Earlier.SAME);
        assertThat(log.earlier(FIRST, 78, 1, 10)).isEqualTo(Earlier.OTHER_CONTENT);
        assertThat(log.earlier(OTHER, 77, 1, 10)).isEqualTo(Earlier.OTHER_OPERATION);
        assertThat(log.earlier(OTHER, 77, 2, 10)).isEqualTo(Earlier.NEW);
        assertThat(log.earlier(OTHER, 77, 1, 9)).isEqualTo(Earlier.PERHAPS);
        assertThat(log.earlier(OTHER, 77, 1, 11)).isEqualTo(Earlier.NEW);
    }

    @Test
    void keepsTheLastReportUntilItIsSaved() {
        log.reported("1");
        log.reported("2");
        DeviceLog.Unsaved unsaved = log.takeUnsaved();
        assertThat(unsaved.report()).isEqualTo("2");
        assertThat(log.takeUnsaved().report()).isNull();
        log.putBack(unsaved);
        assertThat(log.takeUnsaved().report()).isEqualTo("2");
        log.reported("3");
        log.putBack(unsaved);
        assertThat(log.takeUnsaved().report()).isEqualTo("3");
    }

    @Test
    void givesOutWhatIsUnsavedOnce() {
        log.arrived(1, 12);
        DeviceLog.Unsaved unsaved = log.takeUnsaved();
        assertThat(unsaved.received().get(1)).hasToString("{[12,13)}");
        assertThat(log.takeUnsaved().received()).isEmpty();
        log.putBack(unsaved);
        assertThat(log.takeUnsaved().received().get(1)).hasToString("{[12,13)}");
    }
}
