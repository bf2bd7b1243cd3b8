package dev.scalpel.execution.broker;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knowm.xchange.binance.service.BinanceHmacDigest;
import si.mazi.rescu.ParamsDigest;
import si.mazi.rescu.RestProxyFactory;

/**
 * The signature of the bytes that arrive, computed by a server of its own. CHANGELOG.md, 2026-01-15, and rest-api.md,
 * "SIGNED Endpoint Examples": what is signed is the percent-encoded query and, without a separator, the body.
 */
class SignedBytesTest {

    private static final String SECRET = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";
    private static final Pattern SIGNATURE = Pattern.compile("&?signature=([^&]*)");

    /** Calls with a parameter of any characters, in the query and in the body. */
    @Path("")
    @Produces("application/json")
    interface AnyCall {

        @GET
        @Path("api/v3/get")
        String get(
                @QueryParam("zeta") String first,
                @QueryParam("symbols") String any,
                @QueryParam("alpha") String last,
                @QueryParam("signature") ParamsDigest signature)
                throws IOException;

        @DELETE
        @Path("api/v3/delete")
        String delete(@QueryParam("symbols") String any, @QueryParam("signature") ParamsDigest signature)
                throws IOException;

        @POST
        @Path("api/v3/post")
        String post(
                @QueryParam("inQuery") String any,
                @FormParam("zeta") String first,
                @FormParam("inBody") String same,
                @FormParam("alpha") String last,
                @QueryParam("signature") ParamsDigest signature)
                throws IOException;
    }

    private final StubVenue venue = new StubVenue();

    @AfterEach
    void close() {
        venue.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "[\"BTCUSDT\",\"ETHUSDT\"]",
                "two words",
                "a+b",
                "１２３４５６",
                "100%",
                "%2B",
                "a&b=c",
                "ü~*'()!-._",
                "\uD83D\uDE80"
            })
    void theVenueComputesTheSameSignatureOfTheBytesThatArrive(String any) throws Exception {
        for (String path : new String[] {"get", "delete", "post"}) {
            venue.answer("/api/v3/" + path, 200, "\"done\"");
        }
        AnyCall calls = RestProxyFactory.createProxy(AnyCall.class, venue.address());
        ParamsDigest digest = BinanceHmacDigest.createInstance(SECRET);

        calls.get("1", any, "2", digest);
        calls.delete(any, digest);
        calls.post(any, "1", any, "2", digest);

        assertThat(venue.arrivals()).hasSize(3).allSatisfy(SignedBytesTest::assertSigned);
    }

    /** rest-api.md, "HMAC Keys": the example with a symbol outside of ASCII. */
    @Test
    void theDocumentsOwnExampleHasTheDocumentsSignature() throws Exception {
        assertThat(hmac("symbol=%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96&side=BUY&type=LIMIT"
                        + "&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559"))
                .isEqualTo("e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3");
    }

    private static void assertSigned(StubVenue.Arrival arrival) throws Exception {
        Matcher signature = SIGNATURE.matcher(arrival.query());
        assertThat(signature.find()).as(arrival.toString()).isTrue();
        String payload = SIGNATURE.matcher(arrival.query()).replaceAll("") + arrival.body();
        assertThat(payload).matches("\\p{ASCII}+");
        assertThat(signature.group(1)).as("of %s", payload).isEqualToIgnoringCase(hmac(payload));
    }

    private static String hmac(String payload) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
