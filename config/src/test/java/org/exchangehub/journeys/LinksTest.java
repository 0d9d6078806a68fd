package org.exchangehub.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.exchangehub.journeys.Declarations.XML;

import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.journeys.HubClient.Answered;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cases and movements that name each other are linked, whichever comes first, and stay what they are. */
@Journey
class LinksTest {

    private static final PartnerId DIGITOLL = new PartnerId("customs-digitoll");

    @Autowired
    private HubClient hub;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aHouseFindsItsMasterAndTheMasterItsTransportThoughTheyComeLater() {
        String house = Transits.mrn();
        String other = Transits.mrn();
        String master = Transits.mrn();
        String transport = Transits.mrn();
        post("HOUSE", "SUBMITTED", house, named("parent", "N704", "M-" + master));
        assertThat(links(house)).containsExactly("NAMES MASTER not known");
        post(
                "MASTER",
                "SUBMITTED",
                master,
                named("document", "N704", "M-" + master),
                named("parent", "N730", "T-" + master));
        post("HOUSE", "SUBMITTED", other, named("parent", "N704", "M-" + master));
        post("TRANSPORT", "SUBMITTED", transport, named("document", "N730", "T-" + master));
        assertThat(links(house)).containsExactly("NAMES MASTER " + master);
        assertThat(links(other)).containsExactly("NAMES MASTER " + master);
        assertThat(links(transport)).containsExactly("NAMED CONSIGNMENT " + master);
        assertThat(links(master))
                .containsExactlyInAnyOrder(
                        "NAMES TRANSPORT " + transport, "NAMED HOUSE " + house, "NAMED HOUSE " + other);
        assertThat(timeline(master, "LINKED")).hasSize(3).anyMatch(text -> text.startsWith("HOUSE: " + house));
        assertThat(timeline(house, "LINKED")).singleElement().asString().startsWith("MASTER: " + master);
        assertThat(jdbc.sql("select count(distinct id) from movement where mrn = any(?)")
                        .param(new String[] {house, other, master, transport})
                        .query(Integer.class)
                        .single())
                .as("none is merged with another")
                .isEqualTo(4);
    }

    @Test
    void aDocumentThatIsReplacedOrDeletedTakesItsLinksWithIt() {
        String house = Transits.mrn();
        String master = Transits.mrn();
        String next = Transits.mrn();
        post("MASTER", "SUBMITTED", master, named("document", "N704", "M-" + master));
        post("MASTER", "SUBMITTED", next, named("document", "N704", "M-" + next));
        post("HOUSE", "SUBMITTED", house, named("parent", "N704", "M-" + master));
        post("HOUSE", "REPLACED", house, named("parent", "N704", "M-" + next));
        assertThat(links(house)).containsExactly("NAMES MASTER " + next);
        assertThat(links(master)).isEmpty();
        assertThat(timeline(master, "UNLINKED")).hasSize(1);

        post("MASTER", "DELETED", next);
        assertThat(links(house)).containsExactly("NAMES MASTER not known");
        post("MASTER", "SUBMITTED", Transits.mrn(), named("document", "N704", "M-" + next));
        assertThat(links(house))
                .as("another one with that document")
                .hasSize(1)
                .noneMatch(link -> link.contains("not known"));
        post("HOUSE", "PRESENTED", house);
        assertThat(links(house)).as("a presentation says nothing of it").hasSize(1);
        post(
                "HOUSE",
                "SUBMITTED",
                Transits.mrn(),
                named("parent", "N704", "M-" + next),
                ", \"directConsignment\": true");
        assertThat(timeline(house, "LINKED")).hasSize(3);
    }

    @Test
    void aRelationMessageTiesTwoMovementsUntilAnotherOneDeletesIt() {
        String house = Transits.mrn();
        String master = Transits.mrn();
        assertThat(relation("CREATED", "MASTER", master, "HOUSE", house)
                        .json()
                        .path("status")
                        .asString())
                .as("its child is not known yet")
                .isEqualTo("WAITING");
        post("HOUSE", "SUBMITTED", house, named("parent", "N704", "M-" + house));
        await().untilAsserted(() ->
                assertThat(links(house)).containsExactly("NAMES MASTER not known", "NAMES MASTER not known"));
        post("MASTER", "SUBMITTED", master);
        assertThat(links(house)).containsExactlyInAnyOrder("NAMES MASTER not known", "NAMES MASTER " + master);
        assertThat(links(master)).containsExactly("NAMED HOUSE " + house);

        post("HOUSE", "REPLACED", house);
        assertThat(links(house)).as("no document names it any more").containsExactly("NAMES MASTER " + master);
        assertThat(relation("CREATED", "MASTER", master, "HOUSE", house).code()).isEqualTo("OUT_OF_SEQUENCE");
        assertThat(relation("CREATED", "TRANSPORT", Transits.mrn(), "MASTER", house)
                        .code())
                .as("a house is no master")
                .isEqualTo("OUT_OF_SEQUENCE");
        assertThat(relation("DELETED", "MASTER", master, "HOUSE", house).status())
                .isEqualTo(202);
        assertThat(links(house)).isEmpty();
        assertThat(timeline(master, "UNLINKED")).hasSize(1);
        assertThat(relation("DELETED", "MASTER", master, "HOUSE", house).code()).isEqualTo("OUT_OF_SEQUENCE");

        assertThat(relation("CREATED", "TRANSPORT", master, "HOUSE", house).status())
                .isEqualTo(202);
        assertThat(links(house)).containsExactly("NAMES TRANSPORT " + master);
        post("HOUSE", "DELETED", house);
        assertThat(links(house)).isEmpty();
    }

    @Test
    void aDeclarationIsLinkedWithTheTransitThatItComesFromAndWithTheHouseThatNamesIt() {
        String transit = Transits.mrn();
        String house = Transits.mrn();
        String cude = "912345678-24112026-" + Transits.number().substring(1);
        post(
                "HOUSE",
                "SUBMITTED",
                house,
                ", \"previousDocuments\": [{\"type\": \"N820\", \"number\": \"%s\"}, {\"type\": \"CUDE\", \"number\": \"%s\"}]"
                        .formatted(transit, cude));
        String caseId = new CaseStory(hub)
                .lodge(Declarations.original(cude, Declarations.BOOKS)
                        .replace("<ID>NO912345678</ID><TypeCode>EORI<", "<ID>912345678</ID><TypeCode>ORG<")
                        .replace(
                                "</NetMassMeasure>",
                                "</NetMassMeasure><PreviousDocument><TypeCode>N820</TypeCode><ID>" + transit
                                        + "</ID></PreviousDocument>"));
        assertThat(ofCase(caseId))
                .containsExactly(
                        "NAMES PREVIOUS_DOCUMENT MRN:" + transit,
                        "NAMED PREVIOUS_DOCUMENT LRN:ORG:912345678:" + cude + " HOUSE");
        Answered arrived = hub.post(
                HubClient.CUSTOMS, "/api/v1/notices", XML, Transits.arrived(Transits.number(), transit, false));
        assertThat(arrived.status()).as(arrived.text()).isEqualTo(202);
        assertThat(links(transit))
                .containsExactlyInAnyOrder("NAMED ONWARD_DECLARATION " + cude, "NAMED ONWARD_DECLARATION " + house);
        assertThat(ofCase(caseId)).first().asString().matches("NAMES PREVIOUS_DOCUMENT MRN:" + transit + " [A-Z_]+");
        assertThat(hub.get(HubClient.CUSTOMS, "/api/v1/cases/" + caseId)
                        .json()
                        .at("/case/event")
                        .valueStream()
                        .filter(event -> event.path("stepCode").asString().equals("LINKED")))
                .hasSize(2);
    }

    @Test
    void anExportFindsTheDeclarationThatNamedItOnceItHasItsMrn() {
        String mrn = Declarations.mrn();
        String onward = Declarations.lrn();
        String onwardCase =
                new CaseStory(hub).lodge(withPrevious(Declarations.original(onward, Declarations.BOOKS), mrn));
        String lrn = Declarations.lrn();
        String export = new CaseStory(hub)
                .lodge(Declarations.original(lrn, Declarations.BOOKS).replace("IMPORT", "EXPORT"));
        assertThat(ofCase(onwardCase)).containsExactly("NAMES PREVIOUS_DOCUMENT MRN:" + mrn);
        Answered accepted =
                hub.post(HubClient.CUSTOMS, "/api/v1/messages", XML, """
                <Acceptance xmlns="urn:exchangehub:v1"><MRN>%s</MRN><LRN>%s</LRN><DeclarantIdentifier><ID>NO912345678</ID>\
                <TypeCode>EORI</TypeCode></DeclarantIdentifier><AcceptanceDateTime>%s</AcceptanceDateTime></Acceptance>""".formatted(mrn, lrn, Instant.now()));
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        assertThat(ofCase(onwardCase)).containsExactly("NAMES PREVIOUS_DOCUMENT MRN:" + mrn + " ACCEPTED");
        assertThat(ofCase(export)).containsExactly("NAMED ONWARD_DECLARATION MRN:" + mrn + " LODGED");

        Answered replaced = hub.put(
                HubClient.CUSTOMS,
                "/api/v1/cases/" + onwardCase + "/declaration",
                XML,
                Declarations.replacement(onward, 2, 100, Declarations.BOOKS));
        assertThat(replaced.status()).as(replaced.text()).isEqualTo(202);
        assertThat(ofCase(onwardCase)).as("the newest version names nothing").isEmpty();
        assertThat(ofCase(export)).isEmpty();
    }

    @Test
    void peopleSeeMovementsWithAndWithoutACase() {
        String house = Transits.mrn();
        String master = Transits.mrn();
        post("HOUSE", "SUBMITTED", house, named("parent", "N704", "M-" + master));
        post("MASTER", "SUBMITTED", master, named("document", "N704", "M-" + master));
        String list = page(HubClient.CUSTOMS, "/movements?network=customs-digitoll&number=" + house);
        assertThat(list).contains(house, "HOUSE-SUBMITTED", "by the network").doesNotContain(master);
        String id = jdbc.sql("select id::text from movement where mrn = ?")
                .param(house)
                .query(String.class)
                .single();
        assertThat(list).contains("/movements/" + id);
        assertThat(page(HubClient.CUSTOMS, "/movements/" + id))
                .contains("Movement " + house, "without a case", "Linked with", "customs-digitoll " + master, "LINKED");
        assertThat(page(HubClient.CUSTOMS, "/movements?number=" + master)).contains(master);
        assertThat(page(HubClient.FOOD, "/movements")).contains("None.").doesNotContain(house);
        assertThat(hub.get(HubClient.FOOD, "/movements/" + id, "Accept", "text/html")
                        .status())
                .isEqualTo(404);
        assertThat(page(DIGITOLL, "/movements?number=" + house)).contains(house);
    }

    private static String named(String member, String type, String number) {
        return ", \"%s\": {\"type\": \"%s\", \"number\": \"%s\", \"carrier\": \"NO999\"}"
                .formatted(member, type, number);
    }

    private void post(String level, String function, String mrn, String... more) {
        Answered taken = hub.post(DIGITOLL, "/api/v1/notices", "application/json", """
                {"movement": {"messageId": "%s", "level": "%s", "function": "%s", "mrn": "%s", "mode": "ROAD", "submitter": "912345678",
                 "messageIssueDate": "%s"%s}}""".formatted(
                        Transits.number(), level, function, mrn, Instant.now(), String.join("", more)));
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
    }

    private Answered relation(String function, String parentType, String parent, String childType, String child) {
        return hub.post(DIGITOLL, "/api/v1/notices", "application/json", """
                {"relation": {"messageId": "%s", "function": "%s", "parent": {"type": "%s", "mrn": "%s"}, "child": {"type": "%s", "mrn": "%s"},
                 "submitter": "912345678", "messageIssueDate": "%s"}}""".formatted(
                        Transits.number(), function, parentType, parent, childType, child, Instant.now()));
    }

    private static String withPrevious(String declaration, String mrn) {
        return declaration.replaceFirst(
                "<GoodsItem>",
                "<PreviousDocument><TypeCode>N830</TypeCode><ID>" + mrn + "</ID></PreviousDocument><GoodsItem>");
    }

    /** The links of the movement with this MRN: way, kind, MRN or LRN of the other. */
    private List<String> links(String mrn) {
        return jdbc.sql("""
                select 'NAMES ' || l.kind || ' ' || coalesce(m.mrn, m.lrn, c.mrn, c.lrn, 'not known') from movement own join link l on l.source = own.id
                left join movement m on m.id = l.target left join hub_case c on c.id = l.target where own.mrn = :mrn
                union all
                select 'NAMED ' || case l.kind when 'MASTER' then 'HOUSE' when 'TRANSPORT' then 'CONSIGNMENT'
                                   when 'PREVIOUS_DOCUMENT' then 'ONWARD_DECLARATION' else 'PREVIOUS_DOCUMENT' end
                       || ' ' || coalesce(m.mrn, m.lrn, c.mrn, c.lrn) from movement own join link l on l.target = own.id
                left join movement m on m.id = l.source left join hub_case c on c.id = l.source where own.mrn = :mrn""").param("mrn", mrn).query(String.class).list();
    }

    /** The links in the view of a case: way, kind, identifier, and the other's state. */
    private List<String> ofCase(String caseId) {
        return StreamSupport.stream(
                        hub.get(HubClient.CUSTOMS, "/api/v1/cases/" + caseId)
                                .json()
                                .at("/case/link")
                                .spliterator(),
                        false)
                .map(link -> (link.path("wayCode").asString() + " "
                                + link.path("kindCode").asString() + " "
                                + link.path("identifier").asString() + " "
                                + link.path("stateCode").asString(""))
                        .strip())
                .toList();
    }

    private List<String> timeline(String mrn, String step) {
        return jdbc.sql(
                        "select e.text from evidence e join movement m on m.id = e.chain where m.mrn = ? and e.step = ?")
                .params(mrn, step)
                .query(String.class)
                .list();
    }

    private String page(PartnerId as, String path) {
        Answered page = hub.send(HttpRequest.newBuilder(hub.url(path))
                .header("Accept", "text/html")
                .header("Authorization", "Bearer " + hub.token(as)));
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return page.text();
    }
}
