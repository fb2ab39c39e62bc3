package dev.tillstream.gateway.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PersonalTextTest {
    private static final ErasedRecord JANE = new ErasedRecord("o", "customers", "c-1");

    @Test
    void ofTheRecordOnlyItsNamesAreLeft() {
        assertThat(
                        without(
                                "{'op_id':'x','seq':3,'type':'customers.upsert','id':'c-1','payload':{'name':'Jane'},'note':'J'}"))
                .contains("{'op_id':'x','seq':3,'type':'customers.upsert','id':'c-1'}");
        assertThat(without("{'changes':[{'table':'customers','id':'c-1','version':2,'data':{'name':'Jane'}}]}"))
                .contains("{'changes':[{'table':'customers','id':'c-1','version':2}]}");
    }

    @Test
    void aSaleStaysWithoutThePerson() {
        assertThat(without("{'operation':{'type':'invoices.create','id':'i','payload':{'customer_id':'c-1',"
                        + "'customer_name':'Jane','customer_address':'Here','total':5.10}}}"))
                .contains(
                        "{'operation':{'type':'invoices.create','id':'i','payload':{'customer_id':'c-1','total':5.10}}}");
    }

    @Test
    void whatIsNotThePersonStays() {
        assertThat(without("{'type':'products.upsert','id':'c-1','payload':{'name':'Jane'}}"))
                .isEmpty();
        assertThat(without("{'payload':{'customer_id':'c-2','customer_name':'Joe','product_id':'c-1'}}"))
                .isEmpty();
    }

    @Test
    void whatCantBeReadIsDropped() {
        assertThat(without("{'id':'c-1','name':'Ja")).contains(PersonalText.ERASED);
    }

    private static Optional<String> without(String text) {
        return PersonalText.without(JANE, text.replace('\'', '"')).map(found -> found.replace('"', '\''));
    }
}
