-- What accountants and dashboards ask. Days, months and years are UTC, whatever the session's time zone.

create view account_trades as
select t.*,
       coalesce((select min(o.account) from orders o where o.id = t.id),
                case when t.strategy <> 'model' then nullif(split_part(t.origin_id, ':', 1), '') end,
                t.venue)                                            as account,
       split_part(t.symbol, '/', 1)                                 as base,
       split_part(t.symbol, '/', 2)                                 as quote,
       (t.exit_time at time zone 'UTC')::date                       as day,
       coalesce((t.fees ->> split_part(t.symbol, '/', 2))::numeric, 0) as fees_in_quote
from trades t;

comment on view account_trades is 'Trades with their account: the portfolio, or the venue at which models trade';

create view daily_profit as
select day, mode, account, quote,
       count(*)                                  as trades,
       count(*) filter (where net_profit > 0)    as wins,
       sum(net_profit)                           as net_profit,
       sum(fees_in_quote)                        as fees_in_quote,
       sum(funding)                              as funding,
       sum(sum(net_profit)) over (partition by mode, account, quote order by day) as net_profit_so_far
from account_trades
group by day, mode, account, quote;

create view by_strategy as
select mode, account, strategy, symbol,
       count(*)                                  as trades,
       count(*) filter (where net_profit > 0)    as wins,
       sum(net_profit)                           as net_profit,
       sum(fees_in_quote)                        as fees_in_quote,
       round(avg(net_return) * 10000, 4)         as mean_return_bp,
       max(net_profit)                           as best,
       min(net_profit)                           as worst,
       round(sum(net_profit) filter (where net_profit > 0)
             / nullif(-sum(net_profit) filter (where net_profit < 0), 0), 4) as profit_factor,
       round(extract(epoch from avg(exit_time - entry_time)) / 60, 2) as mean_minutes,
       min(entry_time)                           as first_entry,
       max(exit_time)                            as last_exit
from account_trades
group by mode, account, strategy, symbol;

create view win_rate as
select date_trunc('month', day)::date            as month,
       mode, account, strategy,
       count(*)                                  as trades,
       count(*) filter (where net_profit > 0)    as wins,
       round(count(*) filter (where net_profit > 0)::numeric / count(*), 4) as win_rate,
       round(avg(win_probability), 4)            as expected_win_rate,
       avg(net_profit) filter (where net_profit > 0) as mean_win,
       avg(net_profit) filter (where net_profit < 0) as mean_loss
from account_trades
group by date_trunc('month', day), mode, account, strategy;

create view trade_slippage as
select account, mode, strategy, symbol, venue, id, leg, side, time, intended_price, price, quantity,
       case side when 'BUY' then price - intended_price else intended_price - price end
           / intended_price * 10000              as slippage_bp,
       case side when 'BUY' then price - intended_price else intended_price - price end
           * quantity * multiplier               as cost
from (select account, mode, strategy, symbol, venue, id, multiplier, 'ENTRY' as leg,
             case side when 'LONG' then 'BUY' else 'SELL' end as side, entry_time as time,
             entry_intended_price as intended_price, entry_price as price, entry_quantity as quantity
      from account_trades
      union all
      select account, mode, strategy, symbol, venue, id, multiplier, 'EXIT',
             case side when 'LONG' then 'SELL' else 'BUY' end, exit_time,
             exit_intended_price, exit_price, exit_quantity
      from account_trades) legs;

comment on view trade_slippage is 'How much worse each leg filled than intended; positive is worse';

create view slippage as
select mode, account, strategy, symbol, leg,
       count(*)                                  as legs,
       round(avg(slippage_bp), 4)                as mean_bp,
       round((percentile_cont(0.5) within group (order by slippage_bp::float8))::numeric, 4) as median_bp,
       round(max(slippage_bp), 4)                as worst_bp,
       sum(cost)                                 as cost
from trade_slippage
group by mode, account, strategy, symbol, leg;

-- What changed an account's holdings: executions; orders from before executions were recorded; the two legs of a trade that has
-- no order (a model's on paper, or from before orders were recorded); and an exit by other hands, which has none either.
create view legs as
with pairs as (
    select o.account, o.mode, o.strategy, o.symbol, o.side, f.time, o.id as order_id, f.trade_id as fill_id, f.price,
           f.quantity * o.multiplier as quantity,
           case when f.fee_asset = split_part(o.symbol, '/', 1) then f.fee else 0 end as base_fee,
           case when f.fee_asset = split_part(o.symbol, '/', 2) then f.fee else 0 end as quote_fee
    from fills f join orders o on o.account = f.account and o.id = f.order_id
    union all
    select o.account, o.mode, o.strategy, o.symbol, o.side, o.ended, o.id, '', o.average_price,
           o.filled_quantity * o.multiplier,
           coalesce((o.fees ->> split_part(o.symbol, '/', 1))::numeric, 0),
           coalesce((o.fees ->> split_part(o.symbol, '/', 2))::numeric, 0)
    from orders o
    where o.filled_quantity > 0
      and not exists (select 1 from fills f where f.account = o.account and f.order_id = o.id)
    union all
    select t.account, t.mode, t.strategy, t.symbol, case t.side when 'LONG' then 'BUY' else 'SELL' end,
           t.entry_time, t.id, 'entry', t.entry_price, t.entry_quantity * t.multiplier,
           coalesce((t.fees ->> t.base)::numeric, 0), 0
    from account_trades t
    where not exists (select 1 from orders o where o.id = t.id)
    union all
    select t.account, t.mode, t.strategy, t.symbol, case t.side when 'LONG' then 'SELL' else 'BUY' end,
           t.exit_time, t.id, 'exit', t.exit_price, t.exit_quantity * t.multiplier, 0, t.fees_in_quote
    from account_trades t
    where not exists (select 1 from orders o where o.id = t.id)
       or (t.exit_reason = 'EXTERNAL'
           and not exists (select 1 from orders o
                           where o.account = t.account and o.strategy = t.strategy and o.symbol = t.symbol
                             and o.filled_quantity > 0 and o.ended = t.exit_time
                             and o.side = case t.side when 'LONG' then 'SELL' else 'BUY' end))
)
select account, mode, strategy, symbol, side, time, order_id, fill_id, price, quantity, base_fee, quote_fee,
       -- What was received or given away of the base asset, and what was paid or received for it.
       case side when 'BUY' then quantity - base_fee else quantity + base_fee end               as amount,
       case side when 'BUY' then quantity * price + quote_fee else quantity * price - quote_fee end as cash
from pairs;

comment on view legs is 'Purchases and sales of each account; fees in other assets than base and quote are in fills and orders';

create view open_positions as
with running as (
    select account, mode, strategy, symbol, side, time, amount, cash,
           case side when 'BUY' then amount else -amount end as change,
           sum(case side when 'BUY' then amount else -amount end) over w as position,
           max(amount) over (partition by account, mode, strategy, symbol) as largest,
           row_number() over w as n
    from legs
    window w as (partition by account, mode, strategy, symbol order by time, order_id, fill_id rows unbounded preceding)
), since_flat as (
    -- A remainder below the venue's step stays after an exit; it is no position.
    select r.*, coalesce(max(n) filter (where abs(position) <= largest / 200)
                             over (partition by account, mode, strategy, symbol), 0) as flat
    from running r
)
select account, mode, strategy, symbol,
       case when sum(change) > 0 then 'LONG' else 'SHORT' end as side,
       abs(sum(change))                                       as quantity,
       min(time)                                              as opened,
       sum(cash) filter (where sign(change) = sign(total)) / sum(amount) filter (where sign(change) = sign(total))
                                                              as mean_cost
from (select s.*, sum(change) over (partition by account, mode, strategy, symbol) as total
      from since_flat s where n > flat) held
group by account, mode, strategy, symbol, total
having sum(change) <> 0;

comment on view open_positions is 'What the orders of each strategy have left open';

-- First in, first out per account: the k-th unit bought is the k-th unit sold. Where a sale comes first, the lot is a short one.
create view tax_lots as
with numbered as (
    select account, mode, symbol, side, time, order_id, amount, cash,
           row_number() over w as n,
           sum(amount) over w  as upto
    from legs
    where amount > 0
    window w as (partition by account, mode, symbol, side order by time, order_id, fill_id rows unbounded preceding)
), cuts as (
    select distinct account, mode, symbol, upto,
           count(*) filter (where side = 'BUY') over before  as buys,
           count(*) filter (where side = 'SELL') over before as sells
    from numbered
    window before as (partition by account, mode, symbol order by upto
                      range between unbounded preceding and current row exclude group)
), segments as (
    select c.*, upto - lag(upto, 1, 0::numeric) over (partition by account, mode, symbol order by upto) as quantity
    from cuts c
)
select s.account, s.mode, s.symbol, split_part(s.symbol, '/', 2) as quote,
       case when d.time is null or b.time <= d.time then 'LONG' else 'SHORT' end as side,
       s.quantity,
       b.time                                             as acquired,
       d.time                                             as disposed,
       b.order_id                                         as bought_by,
       d.order_id                                         as sold_by,
       trim_scale(b.cash * s.quantity / b.amount)         as cost,
       trim_scale(d.cash * s.quantity / d.amount)         as proceeds,
       trim_scale(d.cash * s.quantity / d.amount - b.cash * s.quantity / b.amount) as gain,
       case when b.time is not null and d.time is not null
            then extract(year from greatest(b.time, d.time) at time zone 'UTC')::int end as year,
       case when b.time is not null and d.time is not null
            then (least(b.time, d.time) at time zone 'UTC') + interval '1 year'
                 < greatest(b.time, d.time) at time zone 'UTC' end as held_over_a_year
from segments s
left join numbered b on b.account = s.account and b.mode = s.mode and b.symbol = s.symbol
                    and b.side = 'BUY' and b.n = s.buys + 1
left join numbered d on d.account = s.account and d.mode = s.mode and d.symbol = s.symbol
                    and d.side = 'SELL' and d.n = s.sells + 1;

comment on view tax_lots is 'Lots, first in first out per account; without acquired or disposed a lot is open';

create view tax_years as
with lots as (
    select account, mode, year, quote,
           count(*)                                             as lots,
           sum(cost)                                            as cost,
           sum(proceeds)                                        as proceeds,
           sum(gain)                                            as gain,
           coalesce(sum(gain) filter (where held_over_a_year), 0) as gain_held_over_a_year
    from tax_lots
    where year is not null
    group by account, mode, year, quote
), paid as (
    select account, mode, extract(year from day)::int as year, quote, sum(funding) as funding
    from account_trades
    group by account, mode, extract(year from day), quote
)
select l.*, coalesce(p.funding, 0) as funding
from lots l
left join paid p on p.account = l.account and p.mode = l.mode and p.year = l.year and p.quote = l.quote;

-- One query, given as a value: the server accepts neither a second statement nor one that changes the transaction.
create function read_only_query(query text) returns refcursor
    language plpgsql
as $$
declare
    answer refcursor;
begin
    open answer no scroll for execute query;
    return answer;
end
$$;
