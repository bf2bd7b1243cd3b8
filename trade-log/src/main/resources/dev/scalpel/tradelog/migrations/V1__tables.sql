-- The ledger's rows. Numbers are exact, times are points in time whatever the session's zone.

create table projection_cursor (
    ledger_key text primary key,
    version    text not null,
    rows       bigint not null
);

comment on table projection_cursor is 'The version of each ledger file that the tables hold';

create table trades (
    venue                   text not null,
    symbol                  text not null,
    id                      text not null,
    revision                bigint not null,
    mode                    text not null,
    model_id                text,
    tactics_id              text,
    decision_bar            timestamptz not null,
    side                    text not null,
    stop_sigmas             numeric,
    target_sigmas           numeric,
    hold_minutes            bigint not null,
    sigma                   numeric,
    entry_time              timestamptz not null,
    entry_intended_price    numeric not null,
    entry_price             numeric not null,
    entry_intended_quantity numeric not null,
    entry_quantity          numeric not null,
    entry_latency_ms        bigint not null,
    exit_time               timestamptz not null,
    exit_intended_price     numeric not null,
    exit_price              numeric not null,
    exit_intended_quantity  numeric not null,
    exit_quantity           numeric not null,
    exit_latency_ms         bigint not null,
    exit_reason             text not null,
    fees                    jsonb not null,
    net_profit              numeric not null,
    net_return              numeric not null,
    predicted_net           numeric,
    win_probability         numeric,
    strategy                text not null,
    origin                  text not null,
    origin_id               text,
    stop_distance           numeric,
    target_distance         numeric,
    volatility              numeric,
    score                   numeric,
    threshold               numeric,
    exit_score              numeric,
    multiplier              numeric not null,
    funding                 numeric not null,
    ledger_key              text not null,
    primary key (venue, symbol, id)
);

create index trades_by_file on trades (ledger_key);
create index trades_by_exit on trades (exit_time);

create table decisions (
    venue           text not null,
    symbol          text not null,
    bar             timestamptz not null,
    revision        bigint not null,
    reason          text not null,
    close           numeric,
    model_id        text,
    tactics_id      text,
    features_hash   text,
    side            text,
    stop_sigmas     numeric,
    target_sigmas   numeric,
    hold_minutes    bigint,
    sigma           numeric,
    predicted_raw   numeric,
    predicted_net   numeric,
    win_probability numeric,
    share           numeric,
    figures         jsonb not null,
    strategy        text not null,
    origin          text not null,
    signal_id       text,
    ledger_key      text not null,
    primary key (venue, symbol, bar)
);

create index decisions_by_file on decisions (ledger_key);

create table orders (
    account         text not null,
    id              text not null,
    revision        bigint not null,
    mode            text not null,
    strategy        text not null,
    symbol          text not null,
    purpose         text not null,
    side            text not null,
    quantity        numeric not null,
    limit_price     numeric,
    filled_quantity numeric not null,
    average_price   numeric,
    fees            jsonb not null,
    multiplier      numeric not null,
    signal_id       text,
    sent            timestamptz not null,
    ended           timestamptz not null,
    status          text not null,
    ledger_key      text not null,
    primary key (account, id)
);

create index orders_by_file on orders (ledger_key);
create index orders_by_end on orders (ended);
create index orders_by_id on orders (id);

create table fills (
    account    text not null,
    order_id   text not null,
    trade_id   text not null,
    revision   bigint not null,
    time       timestamptz not null,
    price      numeric not null,
    quantity   numeric not null,
    fee        numeric not null,
    fee_asset  text not null,
    ledger_key text not null,
    primary key (account, order_id, trade_id)
);

create index fills_by_file on fills (ledger_key);

create table signals (
    account         text not null,
    id              text not null,
    revision        bigint not null,
    strategy        text not null,
    target          text not null,
    kind            text not null,
    time            timestamptz not null,
    received_at     timestamptz not null,
    price           numeric,
    outcome         text not null,
    reason          text,
    ended_at        timestamptz not null,
    win_probability text,
    ledger_key      text not null,
    primary key (account, id)
);

create index signals_by_file on signals (ledger_key);

create table transfers (
    account    text not null,
    id         text not null,
    revision   bigint not null,
    mode       text not null,
    asset      text not null,
    amount     numeric not null,
    time       timestamptz not null,
    ledger_key text not null,
    primary key (account, id)
);

create index transfers_by_file on transfers (ledger_key);
