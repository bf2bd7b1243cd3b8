package dev.scalpel.venue.binance;

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
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import si.mazi.rescu.ParamsDigest;
import si.mazi.rescu.RestProxyFactory;

/**
 * The signature of the bytes that arrive, computed by a server of its own. CHANGELOG.md, 2026-01-15, and rest-api.md,
 * "SIGNED Endpoint Examples": what is signed is the percent-encoded query and, without a separator, the body.
 */
class BinanceSignatureTest {

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

    private final StubVenueServer venue = new StubVenueServer();

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
    void theSignatureCoversTheBytesThatArrive(String any) throws Exception {
        for (String path : new String[] {"get", "delete", "post"}) {
            venue.answer("/api/v3/" + path, 200, "\"done\"");
        }
        AnyCall calls = RestProxyFactory.createProxy(AnyCall.class, venue.address());
        ParamsDigest digest = BinanceSignature.of(SECRET);

        calls.get("1", any, "2", digest);
        calls.delete(any, digest);
        calls.post(any, "1", any, "2", digest);

        assertThat(venue.arrivals()).hasSize(3).allSatisfy(BinanceSignatureTest::assertSigned);
    }

    /** rest-api.md, "HMAC Keys": the example with a symbol outside of ASCII. */
    @Test
    void theDocumentedExampleHasTheDocumentedSignature() throws Exception {
        assertThat(hmac("symbol=%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96&side=BUY&type=LIMIT"
                        + "&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559"))
                .isEqualTo("e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3");
    }

    /** RFC 8032, section 7.1, TEST 2: the seed in PKCS#8 (RFC 8410), the message 0x72. */
    @Test
    void ed25519SignsAsItsStandardSays() {
        byte[] pkcs8 = HexFormat.of()
                .parseHex("302e020100300506032b657004220420"
                        + "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
        String signature =
                BinanceSignature.of(Base64.getEncoder().encodeToString(pkcs8)).sign("r");
        assertThat(HexFormat.of().formatHex(Base64.getDecoder().decode(signature)))
                .isEqualTo("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    }

    /** Key by {@code openssl genpkey -algorithm ed25519}, signature by {@code openssl pkeyutl -sign -rawin}. */
    @Test
    void aKeyOfOpensslsSignsAsOpensslDoes() {
        String key = """
                -----BEGIN PRIVATE KEY-----
                MC4CAQAwBQYDK2VwBCIEINtYd6n9aZfJ1DtxJ5dUKDoUThQtz67pnCQ7Auf6Y6n1
                -----END PRIVATE KEY-----
                """;
        assertThat(BinanceSignature.of(key)
                        .sign("symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=GTC&quantity=1&price=0.2"
                                + "&timestamp=1668481559918&recvWindow=5000"))
                .isEqualTo("zpCLxI2CCEj4aKZklOo7x4ouKS0640ps/GG8en+OUMTkMgUuBKH1P9wHLAwCLo4zCFPCUNV9WGlynYB1y0jVAw==");
    }

    private static void assertSigned(StubVenueServer.Arrival arrival) throws Exception {
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
